import type { Expression } from '../model/expression.ts';
import { ObjectInstance, type State, type Value } from '../language/values.ts';
import type { Catalog } from './catalog.ts';
import type { Binders } from './comparisons.ts';

/** What an expression is read against: the limits and the state. */
export interface Surroundings {
  readonly catalog: Catalog;
  readonly limits: Readonly<Record<string, number>>;
  readonly state: State;
  /** The object type that `this` may be, or `null`. */
  readonly target: string | null;
  /** The controller that receives the command, where `this` is that controller. */
  readonly own: ObjectInstance | null;
  /** The controller that receives the command, unless it is the primary one. */
  readonly receiver: { readonly object: string; readonly key: number } | null;
  /** The field that holds the target's key, or `null`. */
  readonly targetKey: string | null;
  /** Values that only the device knows. */
  readonly devices: ReadonlySet<Value>;
}

/** More values than this are not told apart. */
const MANY = 24;

/**
 * Every value that an expression may take here, whatever its binders are bound to. Unlike evaluation this answers with a
 * set; inputs of the command, `new` and choices have no value yet and give none.
 */
export function reachable(expression: Expression, binders: Binders, around: Surroundings): Value[] {
  return distinct(collect(expression, binders, around)).slice(0, MANY);
}

function collect(expression: Expression, binders: Binders, around: Surroundings): Value[] {
  switch (expression.kind) {
    case 'number':
      return [expression.value];
    case 'name': {
      const source = binders.get(expression.name);
      if (source) return elements(source, binders, around);
      if (expression.name === 'this') {
        if (around.own) return [around.own];
        return around.target === null ? [] : instances(around.target, around.state);
      }
      const limit = around.limits[expression.name];
      if (limit !== undefined) return [limit];
      return around.catalog.model.objects.some((object) => object.mnemonic === expression.name)
        ? instances(expression.name, around.state)
        : [];
    }
    case 'member':
      return collect(expression.object, binders, around).flatMap((value) =>
        member(value, expression.name, around.catalog),
      );
    case 'entry':
      return collect(expression.collection, binders, around).flatMap((value) =>
        value instanceof Map ? [...value.values()] : [value],
      );
    case 'binary': {
      const { operator } = expression;
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '^') return [];
      const right = numbers(collect(expression.right, binders, around));
      return numbers(collect(expression.left, binders, around)).flatMap((a) =>
        right.map((b) => arithmetic(operator, a, b)),
      );
    }
    case 'sum':
      return sums(expression, binders, around);
    case 'call': {
      const [of] = expression.arguments;
      const source = expression.name === 'index' && of?.kind === 'name' ? binders.get(of.name) : undefined;
      return source
        ? collect(source, binders, around).flatMap((value) => (value instanceof Map ? [...value.keys()] : []))
        : [];
    }
    default:
      return [];
  }
}

/** The sum over all elements, and over all but one: which elements count may depend on what has no value here. */
function sums(
  { binder, value }: Extract<Expression, { kind: 'sum' }>,
  binders: Binders,
  around: Surroundings,
): Value[] {
  const all = elements(binder.source, binders, around);
  const parts = all.map((element) => {
    const [part] = value.kind === 'member' ? member(element, value.name, around.catalog) : [];
    return typeof part === 'number' ? part : 0;
  });
  const total = parts.reduce((sum, part) => sum + part, 0);
  return distinct([total, ...parts.map((part) => total - part)]);
}

function elements(source: Expression, binders: Binders, around: Surroundings): Value[] {
  return collect(source, binders, around).flatMap((value) => (value instanceof Map ? [...value.values()] : [value]));
}

function instances(type: string, state: State): Value[] {
  return [...(state[type]?.values() ?? [])];
}

function member(value: Value, name: string, catalog: Catalog): Value[] {
  if (value instanceof ObjectInstance) {
    if (catalog.object(value.type).key?.mnemonic === name) return [value.key];
    const attribute = value.attributes[name];
    return attribute === undefined ? [] : [attribute];
  }
  if (value === null || typeof value !== 'object' || value instanceof Map || Array.isArray(value)) return [];
  const field = (value as Readonly<Record<string, Value>>)[name];
  return field === undefined ? [] : [field];
}

function arithmetic(operator: '+' | '-' | '*' | '^', a: number, b: number): number {
  if (operator === '^') return a ** b;
  return operator === '+' ? a + b : operator === '-' ? a - b : a * b;
}

function numbers(values: readonly Value[]): number[] {
  return values.filter((value): value is number => typeof value === 'number');
}

function distinct(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
