import type { ObjectInstance, RecordValue, State } from '../language/values.ts';
import { ADMIN_QUEUE_ID, COALESCING, COMPLETION_QUEUES, QUEUE, VECTOR_ENTRY, VECTORS } from '../model/vocabulary.ts';
import type { QueueName } from './queue-name.ts';

/**
 * How many entries the interrupts of a completion queue may wait for; `null` where they come at once: those of an admin queue, of
 * a vector that does not wait or that several controllers have, and all while the threshold or the time is zero. `vector`: that of
 * the function.
 */
export function waitsOf({ object, key, id }: QueueName, vector: number | null, state: State): number | null {
  const owner = state[object]?.get(key);
  if (!owner || vector === null || id === ADMIN_QUEUE_ID || isShared(vector, state)) return null;
  const { [COALESCING.threshold]: threshold, [COALESCING.time]: time, [COALESCING.exempt]: exempt } = owner.attributes;
  if (!(Number(threshold) > 0 && Number(time) > 0)) return null;
  const queues = owner.attributes[COMPLETION_QUEUES];
  const record = queues instanceof Map ? (queues as ReadonlyMap<number, RecordValue>).get(id) : undefined;
  if (!record || (exempt instanceof Map && exempt.has(Number(record[QUEUE.vector])))) return null;
  return Number(threshold) + 1;
}

/** Whether the grants of several controllers have a vector. */
function isShared(vector: number, state: State): boolean {
  let holders = 0;
  for (const objects of Object.values(state)) for (const each of objects.values()) if (has(each, vector)) holders++;
  return holders > 1;
}

function has({ attributes }: ObjectInstance, vector: number): boolean {
  const granted = attributes[VECTORS];
  if (!(granted instanceof Map)) return false;
  return [...(granted as ReadonlyMap<number, RecordValue>).values()].some((entry) => entry[VECTOR_ENTRY] === vector);
}
