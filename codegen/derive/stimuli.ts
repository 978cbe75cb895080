import type { Trace } from './trace.ts';
import { ADMIN_QUEUE } from './topology.ts';

/**
 * What a host does so that an event happens, by the event's name. An event without an entry comes from inside the device:
 * no vector can raise it.
 */
export const STIMULI: ReadonlyMap<string, (trace: Trace) => void> = new Map([
  // The topology begins by clearing CC.EN.
  ['Primary Reset', (trace) => trace.topology(ADMIN_QUEUE)],
]);
