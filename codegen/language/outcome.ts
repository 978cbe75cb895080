import type { Outcome } from './operation.ts';
import type { ObjectInstance, Undefined } from './values.ts';
import { UNDEFINED } from './values.ts';

/** The outcome of a command that rows answer: nothing changes. */
export function aborted(
  { fired, permitted, undefinedRows }: Pick<Outcome, 'fired' | 'permitted' | 'undefinedRows'>,
  target: ObjectInstance | Undefined,
): Outcome {
  return {
    fired,
    permitted,
    undefinedRows,
    target: orNull(target),
    changes: [],
    result: {},
    returned: null,
    chosen: {},
    awaits: null,
  };
}

/** An object of an outcome; `null` where there is none. */
export function orNull(target: ObjectInstance | Undefined): ObjectInstance | null {
  return target === UNDEFINED ? null : target;
}
