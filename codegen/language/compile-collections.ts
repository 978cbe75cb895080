import type { Closure, Compile } from './closure.ts';
import { compileMembership, compileTotal } from './compile-indexed.ts';
import { membershipOf } from './membership.ts';
import type { Resolved } from './resolved.ts';
import type { RecordValue, Value } from './values.ts';
import { UNDEFINED } from './values.ts';
import { compileWalk } from './walk.ts';

type Numeric = number | bigint;
type Of<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

/** `exists` and `every` over any number of binders. */
export function compileQuantifier({ quantifier, binders, body }: Of<'quantifier'>, compile: Compile): Closure {
  const decisive = quantifier === 'exists';
  return binders.reduceRight<Closure>((inner, binder, i) => {
    const walk = compileWalk(binder, compile);
    const plain: Closure = (environment) => {
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
    const membership = decisive ? membershipOf(binders.slice(i), body) : null;
    return membership === null ? plain : compileMembership(membership, { inner, plain, compile });
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
  const plain: Closure = (environment) => {
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
  return compileTotal({ source, where, value }, { summand, plain, compile }) ?? plain;
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
