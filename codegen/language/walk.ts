import type { Closure, Compile } from './closure.ts';
import type { Environment } from './environment.ts';
import type { Source } from './resolved.ts';
import type { RecordValue, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

/** Tells a visitor each element's key; the visitor returns true to stop. */
type Visit = (index: number) => boolean;
/** Puts each element of a collection into its slot and calls the visitor; false where the collection is undefined. */
export type Walk = (environment: Environment, visit: Visit) => boolean;

/** The elements of a source, one by one. */
export function compileWalk(source: Source, compile: Compile): Walk {
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
