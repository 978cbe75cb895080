import { print } from '../../language/print.ts';
import type { Binary, Binder, Call, Expression } from '../../model/expression.ts';
import type { Term } from '../../model/model.ts';

/** Turns a comparison round: `a > b` says the same as `b < a`. */
const TURNED: Readonly<Partial<Record<Binary['operator'], Binary['operator']>>> = { '>': '<', '>=': '<=' };
const COMMUTATIVE: ReadonlySet<Binary['operator']> = new Set(['and', 'or', '=', '!=', '+', '*']);
/** More binders over one collection than this are left in their order. */
const MOST_BINDERS = 4;

/**
 * A text that two expressions share only if they always have the same value: terms are put in, operands that may change
 * places stand in one order, and so do binders over the same collection. The converse need not hold.
 */
export function canonical(expression: Expression, terms: readonly Term[]): string {
  return text(expression, { terms: new Map(terms.map((term) => [term.name, term])), names: new Map(), depth: 0 });
}

interface Context {
  readonly terms: ReadonlyMap<string, Term>;
  /** What binders and parameters stand for. */
  readonly names: ReadonlyMap<string, string>;
  /** Counts binders, so that each has a name of its own. */
  readonly depth: number;
}

function text(expression: Expression, context: Context): string {
  const again = (part: Expression): string => text(part, context);
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'name': {
      const bound = context.names.get(expression.name);
      const term = context.terms.get(expression.name);
      return bound ?? (term ? text(term.definition, { ...context, names: new Map() }) : expression.name);
    }
    case 'member':
      return `${again(expression.object)}.${expression.name}`;
    case 'entry':
      return `${again(expression.collection)}[${again(expression.key)}]`;
    case 'binary':
      return binary(expression, context);
    case 'not':
      return expression.operand.kind === 'not'
        ? again(expression.operand.operand)
        : `not(${again(expression.operand)})`;
    case 'in': {
      const { set } = expression;
      const elements =
        set.kind === 'range'
          ? `${again(set.low)}..${again(set.high)}`
          : `{${set.elements.map(again).sort().join(',')}}`;
      return `${expression.negated ? 'not' : ''}(${again(expression.left)} in ${elements})`;
    }
    case 'exists':
      return `exists(${again(expression.entry)})`;
    case 'field-test':
      return `${expression.test}(${again(expression.operand)})`;
    case 'quantifier':
      return quantifier(expression.quantifier, expression.binders, expression.body, context);
    case 'call': {
      const term = context.terms.get(expression.name);
      if (!term) return `${expression.name}(${expression.arguments.map(again).join(',')})`;
      return text(term.definition, insideTerm(expression, term, context));
    }
    case 'record':
      return `${expression.structure}(${expression.arguments.map(again).join(',')})`;
    case 'count':
    case 'sum':
    case 'list':
      return collection(expression, context);
  }
}

function binary(expression: Binary, context: Context): string {
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or') {
    const all = flat(expression, operator, context);
    const operands = [...new Set(operator === 'and' ? withEquals(all) : all)].sort();
    return operands.length === 1 ? (operands[0] ?? '') : `(${operands.join(` ${operator} `)})`;
  }
  const operands = [text(left, context), text(right, context)];
  if (COMMUTATIVE.has(operator)) operands.sort();
  const turned = TURNED[operator];
  if (turned) operands.reverse();
  return `(${operands.join(` ${turned ?? operator} `)})`;
}

/** The operands of nested `and`, or of nested `or`, in terms as well. */
function flat(expression: Expression, operator: Binary['operator'], context: Context): string[] {
  if (expression.kind === 'binary' && expression.operator === operator)
    return [...flat(expression.left, operator, context), ...flat(expression.right, operator, context)];
  const term = expression.kind === 'call' ? context.terms.get(expression.name) : undefined;
  return expression.kind === 'call' && term
    ? flat(term.definition, operator, insideTerm(expression, term, context))
    : [text(expression, context)];
}

function insideTerm(call: Call, { parameters }: Term, context: Context): Context {
  const names = new Map(parameters.map((name, i) => [name, call.arguments[i] ? text(call.arguments[i], context) : '']));
  return { ...context, names };
}

/** A field of what a binder stands for, or of a record made of inputs: always defined, unlike other paths. */
const FIELD = /(?:#[0-9]+|\b[A-Z][A-Z0-9]*\([A-Z0-9,]+\))\.[A-Za-z0-9]+(?![.\w])/g;
const EQUAL = new RegExp(`^\\((${FIELD.source}) = (${FIELD.source})\\)$`);

/** Where two fields are equal as one operand of `and` says, the other operands may read either: they read the first. */
function withEquals(operands: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const operand of operands) {
    const [, one, two] = EQUAL.exec(operand) ?? [];
    if (one !== undefined && two !== undefined && !first.has(two)) first.set(two, one);
  }
  return operands.map((operand) =>
    EQUAL.test(operand) ? operand : operand.replace(FIELD, (field) => first.get(field) ?? field),
  );
}

/** The least of the texts in all orders of the binders: which witness comes first does not matter. */
function quantifier(word: string, binders: readonly Binder[], body: Expression, context: Context): string {
  const orders = binders.length <= MOST_BINDERS && areIndependent(binders) ? permutations(binders) : [binders];
  const texts = orders.map((order) => {
    const { heads, inner } = bind(order, context);
    return `${word}[${heads.join(';')}](${text(body, inner)})`;
  });
  return texts.sort()[0] ?? '';
}

function collection(expression: Expression & { kind: 'count' | 'sum' | 'list' }, context: Context): string {
  const { heads, inner } = bind(expression.binder ? [expression.binder] : [], context);
  const where = expression.where ? text(expression.where, inner) : '';
  const source = expression.kind === 'count' && expression.source ? text(expression.source, context) : '';
  const value =
    expression.kind === 'sum'
      ? text(expression.value, inner)
      : expression.kind === 'list'
        ? text(expression.element, inner)
        : '';
  return `${expression.kind}[${heads.join(';')}${source}](${value} where ${where})`;
}

function bind(binders: readonly Binder[], context: Context): { heads: string[]; inner: Context } {
  let inner = context;
  const heads: string[] = [];
  for (const { name, source } of binders) {
    const fresh = `#${inner.depth}`;
    heads.push(`${fresh} in ${text(source, inner)}`);
    inner = { ...inner, depth: inner.depth + 1, names: new Map(inner.names).set(name, fresh) };
  }
  return { heads, inner };
}

/** Whether no binder runs over something that another one of them introduces. */
function areIndependent(binders: readonly Binder[]): boolean {
  const names = binders.map(({ name }) => name);
  return binders.every(({ source }) => {
    const words = print(source).split(/[^A-Za-z0-9]+/);
    return !names.some((name) => words.includes(name));
  });
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, i) => permutations(list.filter((_, j) => j !== i)).map((rest) => [first, ...rest]));
}
