import { ADMIN_QUEUE_ID } from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';
import type { Move } from './move.ts';
import { processes, queueFor } from './receivers.ts';

/** What can happen in the present state without a command: events that a host brings about, and the end of a wait. */
export function happenings(machine: Machine): Move[] {
  const { catalog, plane } = machine;
  const moves: Move[] = [];
  for (const event of catalog.model.events) {
    const { kind } = event.stimulus;
    if (kind === 'write' || kind === 'reset') moves.push({ kind: 'event', name: event.name });
    if (kind !== 'fetch fault') continue;
    for (const object of plane.state[event.appliesTo.name]?.values() ?? []) {
      const reachable = processes(object, catalog) && queueFor({ queue: 'admin' }, object) === ADMIN_QUEUE_ID;
      const { type, key } = object;
      if (reachable) moves.push({ kind: 'event', name: event.name, object: { object: type, key } });
    }
  }
  const [held] = machine.held;
  if (held) {
    moves.push({ kind: 'release', event: held.event, fails: false });
    if (held.failure) moves.push({ kind: 'release', event: held.event, fails: true });
  }
  return moves;
}
