import type { RecordValue, State, Undefined, Value } from './values.ts';
import type { ObjectInstance } from './values.ts';

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

/** An element of a collection, with the index or key under which it stands. */
export interface Bound {
  readonly value: Value;
  readonly index: number;
}
