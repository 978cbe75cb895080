import type { Closure, Compile } from './closure.ts';
import type { Membership } from './membership.ts';
import { leftOut, totalOf } from './membership.ts';
import { compileKey, ObjectIndex } from './object-index.ts';
import { ObjectTotal } from './object-total.ts';
import { Objects } from './objects.ts';
import type { Resolved } from './resolved.ts';
import type { ObjectInstance } from './values.ts';
import { UNDEFINED } from './values.ts';

/** The same expression with a look at every object, for a state without indexes and where a key is undefined. */
interface Plain {
  readonly plain: Closure;
  readonly compile: Compile;
}

/** `exists c in XC where c.SN = SN`: looks only at the objects that an index finds. `inner`: what it says of one object. */
export function compileMembership(
  membership: Membership,
  { inner, plain, compile }: Plain & { readonly inner: Closure },
): Closure {
  const { object, slot, shape } = membership;
  const make = (objects: Objects): ObjectIndex => new ObjectIndex(objects, membership, compile);
  const probe = compileKey(
    membership.equalities.map(({ given }) => given),
    compile,
  );
  return (environment) => {
    const objects = environment.state[object];
    if (!(objects instanceof Objects)) return plain(environment);
    if (objects.size === 0) return false;
    const key = probe(environment);
    if (key === UNDEFINED) return plain(environment);
    let decided = false;
    let unknown = false;
    objects.derive(shape, make).candidates(key, environment, (index) => {
      environment.binders[slot] = { value: objects.get(index) as ObjectInstance, index };
      const each = inner(environment);
      if (each === UNDEFINED) unknown = true;
      return (decided = each === true);
    });
    return decided || (unknown ? UNDEFINED : false);
  };
}

/** `sum(c.NQP for c in XC where c != this)`: what all have together without what one has. `null` for any other sum. */
export function compileTotal(
  { source, where, value }: Pick<Extract<Resolved, { kind: 'sum' }>, 'source' | 'where' | 'value'>,
  { summand, plain, compile }: Plain & { readonly summand: Closure },
): Closure | null {
  const total = totalOf(source, value);
  if (total === null) return null;
  const left = where === null ? null : leftOut(where, total.slot);
  if (where !== null && left === null) return null;
  const out = left === null ? null : compile(left);
  const make = (objects: Objects): ObjectTotal => new ObjectTotal(objects, total, summand);
  return (environment) => {
    const objects = environment.state[total.object];
    const without = out === null ? null : out(environment);
    if (!(objects instanceof Objects) || without === UNDEFINED) return plain(environment);
    const one = without as ObjectInstance | null;
    const isOne = one !== null && objects.get(one.key) === one;
    return objects.derive(total.shape, make).without(isOne ? one.key : null, environment) ?? plain(environment);
  };
}
