import type { Closure, Compile } from './closure.ts';
import type { Environment } from './environment.ts';
import type { Resolved, Source } from './resolved.ts';
import type { RecordValue, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Numeric = number | bigint;
type Of<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

/** Tells a visitor each element's key; the visitor returns true to stop. */
type Visit = (index: number) => boolean;
/** Puts each element of a collection into its slot and calls the visitor; false where the collection is undefined. */
type Walk = (environment: Environment, visit: Visit) => boolean;

/** `exists` and `every` over any number of binders. */
export function compileQuantifier({ quantifier, binders, body }: Of<'quantifier'>, compile: Compile): Closure {
  const decisive = quantifier === 'exists';
  return binders.reduceRight<Closure>((inner, binder) => {
    const walk = compileWalk(binder, compile);
    return (environment) => {
      let decided = false;
      let unknown = false;
      const defined = walk(environment, () => {
        const each = inner(environment);
        if (each === UNDEFINED) unknown = true;
        return (decided = each === decisive);
      });
      if (decided) return decisive;
      return defined && !unknown ? !decisive : UNDEFINED;
    };
  }, compile(body));
}

/** `count`: the size where nothing filters, else a walk. */
export function compileCount({ source, where }: Of<'count'>, compile: Compile): Closure {
  const walk = compileWalk(source, compile);
  const filter = where === null ? null : compile(where);
  if (filter === null && source.kind === 'objects') {
    const { object } = source;
    return ({ state }) => state[object]?.size ?? 0;
  }
  return (environment) => {
    let count = 0;
    let unknown = false;
    const defined = walk(environment, () => {
      const holds = filter === null || filter(environment);
      if (holds === UNDEFINED) return (unknown = true);
      if (holds === true) count += 1;
      return false;
    });
    return defined && !unknown ? count : UNDEFINED;
  };
}

/** `sum` */
export function compileSum(
  { source, where, value }: Of<'sum'>,
  compile: Compile,
  add: (a: Numeric, b: Numeric) => Numeric,
): Closure {
  const walk = compileWalk(source, compile);
  const [filter, summand] = [where === null ? null : compile(where), compile(value)];
  return (environment) => {
    let sum: Numeric = 0;
    let unknown = false;
    const defined = walk(environment, () => {
      const holds = filter === null || filter(environment);
      if (holds === false) return false;
      const each = holds === UNDEFINED ? UNDEFINED : summand(environment);
      if (each === UNDEFINED) return (unknown = true);
      sum = add(sum, each as Numeric);
      return false;
    });
    return defined && !unknown ? sum : UNDEFINED;
  };
}

/** `XCLE(…) for c in XC where …`, in ascending order of key or index. */
export function compileList({ source, where, element }: Of<'list'>, compile: Compile): Closure {
  const walk = compileWalk(source, compile);
  const [filter, record] = [where === null ? null : compile(where), compile(element)];
  return (environment) => {
    const found: { readonly index: number; readonly record: RecordValue }[] = [];
    let unknown = false;
    const defined = walk(environment, (index) => {
      const holds = filter === null || filter(environment);
      if (holds === false) return false;
      const each = holds === UNDEFINED ? UNDEFINED : record(environment);
      if (each === UNDEFINED) return (unknown = true);
      found.push({ index, record: each as RecordValue });
      return false;
    });
    if (!defined || unknown) return UNDEFINED;
    return found.sort((a, b) => a.index - b.index).map((each) => each.record);
  };
}

/** `TAGD(…)` */
export function compileRecord({ fields }: Of<'record'>, compile: Compile): Closure {
  const parts = fields.map(({ name, value }) => [name, compile(value)] as const);
  return (environment) => {
    const record: Record<string, Value> = {};
    for (const [name, part] of parts) {
      const value = part(environment);
      if (value === UNDEFINED) return UNDEFINED;
      record[name] = value;
    }
    return record;
  };
}

function compileWalk(source: Source, compile: Compile): Walk {
  const { slot } = source;
  if (source.kind === 'objects') {
    const { object } = source;
    return ({ state, binders }, visit) => {
      for (const [index, value] of state[object] ?? []) {
        binders[slot] = { value, index };
        if (visit(index)) break;
      }
      return true;
    };
  }
  if (source.kind === 'controllers') return compileControllers(source);
  const of = compile(source.of);
  if (source.kind === 'total') return compileTotal(source, of, compile);
  return (environment, visit) => {
    const collection = of(environment);
    if (collection === UNDEFINED) return false;
    for (const [index, value] of (collection as ReadonlyMap<number, Value> | readonly RecordValue[]).entries()) {
      environment.binders[slot] = { value, index };
      if (visit(index)) break;
    }
    return true;
  };
}

/** A total map has an element for every key, written or not. */
function compileTotal(
  { slot, low, high, initial }: Extract<Source, { kind: 'total' }>,
  of: Closure,
  compile: Compile,
): Walk {
  const [first, last] = [compile(low), compile(high)];
  return (environment, visit) => {
    const collection = of(environment);
    const [from, to] = [first(environment), last(environment)];
    if (collection === UNDEFINED || from === UNDEFINED || to === UNDEFINED) return false;
    for (let index = from as number; index <= (to as number); index += 1) {
      environment.binders[slot] = { value: (collection as ReadonlyMap<number, Value>).get(index) ?? initial, index };
      if (visit(index)) break;
    }
    return true;
  };
}

function compileControllers({ slot, number }: Extract<Source, { kind: 'controllers' }>): Walk {
  return ({ state, binders }, visit) => {
    for (const type in state) {
      for (const object of state[type]?.values() ?? []) {
        const own = number === null ? undefined : object.attributes[number];
        const index = typeof own === 'number' ? own : object.key;
        binders[slot] = { value: object, index };
        if (visit(index)) return true;
      }
    }
    return true;
  };
}
