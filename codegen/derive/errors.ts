import type { ControlPlane } from '../language/control-plane.ts';
import type { Change } from '../language/operation.ts';
import type { ObjectInstance, Value } from '../language/values.ts';
import { doorbellEvent } from '../model/doorbell-event.ts';
import type { DoorbellError } from '../model/stimulus.ts';
import { ADMIN_QUEUE_ID, COMPLETION_QUEUES, ERROR_LOG, LIMITS, QUEUE, SUBMISSION_QUEUES } from '../model/vocabulary.ts';
import type { Catalog } from './catalog.ts';
import type { Move } from './move.ts';
import { isRecord } from './records.ts';
import { processes, type Receiver } from './receivers.ts';

type Ring = Extract<Move, { kind: 'ring' }>;

/** An entry of an error log of which nothing is known: a vector compares no field of it. */
const UNKNOWN_ENTRY: Value = {};

/** Whether a value is a list of entries of which nothing is known. */
export function isUnknown(value: Value): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => entry === UNKNOWN_ENTRY);
}

/**
 * What errors leave in the state of a machine. Devices differ in what they find worth an entry of the error log, so after an
 * error a log is one that nothing is known of; it is empty again where the tables say so.
 */
export class Errors {
  readonly #catalog: Catalog;
  readonly #plane: ControlPlane;

  constructor(catalog: Catalog, plane: ControlPlane) {
    this.#catalog = catalog;
    this.#plane = plane;
  }

  /** A command of a controller failed, or of the primary one. */
  note(receiver: Receiver | null = null): void {
    const { object, key } = receiver ?? { object: this.#catalog.primary, key: 0 };
    const controller = this.#plane.state[object]?.get(key);
    const log = controller?.attributes[ERROR_LOG];
    if (!(log instanceof Map) || log.size > 0) return;
    const entries = this.#plane.limits[LIMITS.errorEntries] ?? 1;
    const after = new Map(Array.from({ length: entries }, (_, i) => [i, UNKNOWN_ENTRY]));
    const change = { object, key, attribute: ERROR_LOG, before: log as ReadonlyMap<number, Value>, after, row: '' };
    this.#plane.commit({ changes: [change], chosen: {} });
  }

  /** A command failed, and it is not known of which controller. */
  noteAny(): void {
    for (const objects of Object.values(this.#plane.state))
      for (const { type, key } of objects.values()) this.note({ object: type, key });
  }

  /** Lets a doorbell be rung: what an error changes. A controller that processes no commands has nobody to tell of it. */
  ring(move: Ring): readonly Change[] {
    const { object, key } = move.object;
    const controller = this.#plane.state[object]?.get(key);
    if (!controller || (object !== this.#catalog.primary && !processes(controller, this.#catalog))) return [];
    this.note(move.object);
    const error = doorbellError(controller, move);
    const event = error && doorbellEvent(this.#catalog.model, error, object);
    return event ? this.#plane.raise(event.name, key) : [];
  }
}

/**
 * What is wrong with a doorbell write, as far as the tables tell: they know which queues there are and how large, and not
 * where their heads and tails stand. `null`: nothing that they know of.
 */
export function doorbellError(
  controller: ObjectInstance,
  { id, queue, value }: Pick<Ring, 'id' | 'queue' | 'value'>,
): DoorbellError | null {
  const queues = controller.attributes[queue === 'sq' ? SUBMISSION_QUEUES : COMPLETION_QUEUES];
  const record = queues instanceof Map ? (queues as ReadonlyMap<number, Value>).get(id) : undefined;
  if (isRecord(record)) return value >= Number(record[QUEUE.entries]) ? 'wrong value' : null;
  // The tables do not hold the admin queue of the primary controller.
  return id === ADMIN_QUEUE_ID ? null : 'no queue';
}
