import type { Operation } from './operation.ts';
import type { ObjectInstance, State, Undefined } from './values.ts';
import { UNDEFINED } from './values.ts';
import type { World } from './world.ts';

/** The controller that received a command; the one primary controller where the operation names none. */
export function receiverOf({ receiver }: Operation, state: State, { primary }: World): ObjectInstance | Undefined {
  if (receiver) return state[receiver.object]?.get(receiver.key) ?? UNDEFINED;
  return primary === null ? UNDEFINED : (state[primary]?.get(0) ?? UNDEFINED);
}
