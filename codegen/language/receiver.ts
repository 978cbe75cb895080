import type { Operation } from './operation.ts';
import type { ObjectInstance, State, Undefined } from './values.ts';
import { UNDEFINED } from './values.ts';
import type { World } from './world.ts';

/** The controller that received a command; the one primary controller where the operation names none. */
export function receiverOf({ receiver }: Operation, state: State, { objects }: World): ObjectInstance | Undefined {
  if (receiver !== undefined) return state[receiver.object]?.get(receiver.key) ?? UNDEFINED;
  for (const object of objects.values()) if (object.key === null) return state[object.mnemonic]?.get(0) ?? UNDEFINED;
  return UNDEFINED;
}
