import type { ObjectInstance, RecordValue, State, Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

/** Everything that a resolved expression may read. */
export interface Environment {
  /** Fields of the submission queue entry; a missing one has its zero. */
  readonly fields: Readonly<Record<string, number | bigint | string>>;
  /** The host's data; undefined where none was transferred or its "defined when" does not hold. */
  readonly data: RecordValue | Undefined;
  readonly limits: Readonly<Record<string, number>>;
  readonly state: State;
  /** `this` */
  readonly target: ObjectInstance | Undefined;
  /** `new` and the values of the Chooses properties; a missing one is undefined. */
  readonly chosen: Readonly<Record<string, Value>>;
  /** The elements that binders stand for at present, by slot. Evaluation writes here. */
  readonly binders: Bound[];
}

/** What environments are made of; what is left out is empty or undefined. */
type Parts = Pick<Environment, 'limits' | 'state'> & Partial<Environment>;

/** Makes an environment. All of them are made here: where every object has the same shape, reading it is quick. */
export function environmentOf(parts: Parts): Environment {
  return {
    fields: parts.fields ?? NOTHING,
    data: parts.data ?? UNDEFINED,
    limits: parts.limits,
    state: parts.state,
    target: parts.target ?? UNDEFINED,
    chosen: parts.chosen ?? NOTHING,
    binders: parts.binders ?? [],
  };
}

/** The same surroundings with another `this`. */
export function withTarget(
  { fields, data, limits, state, chosen, binders }: Environment,
  target: Environment['target'],
): Environment {
  return environmentOf({ fields, data, limits, state, target, chosen, binders });
}

/** The same surroundings after other choices. */
export function withChosen(
  { fields, data, limits, state, target, binders }: Environment,
  chosen: Environment['chosen'],
): Environment {
  return environmentOf({ fields, data, limits, state, target, chosen, binders });
}

const NOTHING = Object.freeze({});

/** An element of a collection, with the index or key under which it stands. */
export interface Bound {
  readonly value: Value;
  readonly index: number;
}
