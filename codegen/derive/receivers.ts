import type { Command } from '../model/command.ts';
import type { Operation } from '../language/operation.ts';
import type { ObjectInstance, State } from '../language/values.ts';
import { ADMIN_QUEUE_ID, PROCESSING, STATE, SUBMISSION_QUEUES } from '../model/vocabulary.ts';
import { isTaken } from '../model/taken-commands.ts';
import type { Catalog } from './catalog.ts';

export type Receiver = NonNullable<Operation['receiver']>;

/** The controllers that a host can send a command to in a state; `null` is the primary one. */
export function receiversOf(command: Command, state: State, catalog: Catalog): (Receiver | null)[] {
  const keyed = catalog.model.objects.filter((object) => object.key !== null).map((object) => object.mnemonic);
  const extended = keyed
    .flatMap((object) => [...(state[object]?.values() ?? [])])
    .filter(
      (object) =>
        isTaken(catalog.model, command, object.type) &&
        processes(object, catalog) &&
        queueFor(command, object) !== null,
    )
    .map(({ type, key }) => ({ object: type, key }));
  if (command.receiver === 'primary') return [null];
  const [primary] = catalog.model.objects
    .filter((object) => object.key === null)
    .flatMap((object) => [...(state[object.mnemonic]?.values() ?? [])]);
  const reached = command.queue === 'admin' || (primary && queueFor(command, primary) !== null);
  return [...(reached ? [null] : []), ...extended];
}

/** The queue of a controller that takes a command: the admin queue, or the I/O queue with the least number. */
export function queueFor({ queue }: Pick<Command, 'queue'>, object: ObjectInstance): number | null {
  const queues = object.attributes[SUBMISSION_QUEUES];
  if (!(queues instanceof Map)) return queue === 'admin' ? ADMIN_QUEUE_ID : null;
  const ids = [...(queues as ReadonlyMap<number, unknown>).keys()].sort((a, b) => a - b);
  const fitting = ids.filter((id) => (queue === 'admin') === (id === ADMIN_QUEUE_ID));
  return fitting[0] ?? null;
}

/** Whether an extended controller fetches commands in its present state. */
export function processes(object: ObjectInstance, catalog: Catalog): boolean {
  const attribute = catalog.object(object.type).attributes.find((each) => each.mnemonic === STATE);
  const range = attribute?.range;
  if (range?.kind !== 'values') return false;
  const table = catalog.model.values.find((each) => each.mnemonic === range.values.name);
  const row = table?.values.find((each) => each.enumerator === PROCESSING);
  return row !== undefined && row.value === object.attributes[STATE];
}
