import type { RecordValue, State } from '../language/values.ts';
import { PAGE_SIZE, QUEUE, VECTOR_ENTRY, VECTORS } from '../model/vocabulary.ts';
import type { CommandMove, Machine } from './machine.ts';
import { queueFor } from './receivers.ts';
import type { QueueName } from './queue-name.ts';

/** The queue that a command goes to. `primary`: the object type of the controller whose admin queue is set up. */
export function queueOf({ operation, queueId }: CommandMove, { plane, catalog }: Machine, primary: string): QueueName {
  const { object, key } = operation.receiver ?? { object: primary, key: 0 };
  const instance = plane.state[object]?.get(key);
  const id = queueId ?? (instance && queueFor(catalog.command(operation.command), instance)) ?? 0;
  return { object, key, id };
}

/** Size in bytes of the pages of a controller's host: 4 KiB for the primary one, whose registers a topology sets. */
export function pageSizeOf({ object, key }: Omit<QueueName, 'id'>, state: State): number {
  return 4096 * 2 ** Number(state[object]?.get(key)?.attributes[PAGE_SIZE] ?? 0);
}

/** The vector of the function for the interrupts of a completion queue; `null` without any. */
export function vectorOf({ object, key }: QueueName, record: RecordValue, state: State): number | null {
  if (record[QUEUE.interrupts] !== 1) return null;
  const own = Number(record[QUEUE.vector] ?? 0);
  const map = state[object]?.get(key)?.attributes[VECTORS];
  if (!(map instanceof Map)) return own;
  const entry = (map as ReadonlyMap<number, RecordValue>).get(own);
  return entry === undefined ? null : Number(entry[VECTOR_ENTRY]);
}
