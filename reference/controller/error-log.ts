import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Change } from '../../codegen/language/operation.ts';
import type { ObjectInstance, Value } from '../../codegen/language/values.ts';
import { ERROR_COUNT, ERROR_ENTRY, ERROR_LOG, LIMITS } from '../../codegen/model/vocabulary.ts';
import type { Model } from '../../codegen/model/model.ts';
import { exactBlockOf } from './block-commands.ts';
import type { DataPlaneStatus } from './status.ts';
import { ErrorLocations, NO_LOCATION as NONE } from './error-locations.ts';
import type { Task } from './task.ts';

/** The greatest Error Count; the next one is 1. */
const LAST_COUNT = 0xffff_ffff_ffff_ffffn;
/** The version of the entries in which the opcode is valid. */
const VERSION = 1;
/** Statuses of commands that a host has ended itself. */
const ASKED_FOR: ReadonlySet<string> = new Set<DataPlaneStatus>([
  'Command Abort Requested',
  'Command Aborted due to SQ Deletion',
]);
/** Where the status and the phase of a completion queue entry stand. */
const STATUS_BYTE = 14;

/** An error as its entry tells of it. */
type Told = Omit<Record<keyof typeof ERROR_ENTRY, number | bigint>, 'count' | 'version'>;

/** How many errors were recorded of a controller so far. */
export function recordedErrors(controller: ObjectInstance | undefined): bigint {
  return BigInt((controller?.attributes[ERROR_COUNT] ?? 0) as number | bigint);
}

/** The error logs of all controllers: the tables hold them and return them, and say what resets leave. */
export class ErrorLog {
  readonly #controlPlane: ControlPlane;
  readonly #entries: number;
  readonly #locations: ErrorLocations;

  constructor(model: Model, controlPlane: ControlPlane) {
    this.#controlPlane = controlPlane;
    this.#locations = new ErrorLocations(model, controlPlane);
    this.#entries = controlPlane.limits[LIMITS.errorEntries] ?? 0;
  }

  /** NB-ERR-1: whether a command that ended with a status gets an entry: every one that failed, and that no host ended. */
  takes(controller: ObjectInstance | undefined, status: string): boolean {
    return controller?.attributes[ERROR_LOG] instanceof Map && !ASKED_FOR.has(status);
  }

  /** NB-ERR-3: records a command that failed, before `entry`, its completion queue entry, is posted. */
  command(controller: ObjectInstance, { queue, cid, fields, completion }: Task, entry: Uint8Array): void {
    this.#record(controller, {
      // XC-FLT-6: the number by which the driver of this controller knows the queue.
      queue: queue.qid,
      command: cid,
      status: (entry[STATUS_BYTE] as number) | ((entry[STATUS_BYTE + 1] as number) << 8),
      location: completion === null ? NONE : this.#locations.of(completion, fields, controller),
      block: queue.qid === 0 ? 0 : exactBlockOf(fields),
      namespace: Number(fields['NSID'] ?? 0),
      opcode: Number(fields['OPC'] ?? 0),
    });
  }

  /** NB-ERR-4: records an error of no command. `status`: status code type and status code, `SCT << 8 | SC`. */
  event(controller: ObjectInstance, status: number): void {
    const nothing = { location: NONE, block: 0, namespace: 0, opcode: 0 };
    this.#record(controller, { ...nothing, queue: NONE, command: NONE, status: status << 1 });
  }

  #record(controller: ObjectInstance, told: Told): void {
    const { type: object, key, attributes } = controller;
    const last = recordedErrors(controller);
    // NB-ERR-5, NB-ERR-6
    const count = last === LAST_COUNT ? 1n : last + 1n;
    const entry: Record<string, Value> = { [ERROR_ENTRY.count]: count, [ERROR_ENTRY.version]: VERSION };
    for (const name in told) entry[ERROR_ENTRY[name as keyof Told]] = told[name as keyof Told];
    const change = (attribute: string, after: Value): Change => ({
      object,
      key,
      attribute,
      before: attributes[attribute],
      after,
      row: '',
    });
    const log = new Map<number, Value>([[0, entry]]);
    // NB-ERR-8: the oldest entry finds no place any more.
    for (const [i, each] of attributes[ERROR_LOG] as ReadonlyMap<number, Value>)
      if (i + 1 < this.#entries) log.set(i + 1, each);
    this.#controlPlane.commit({ changes: [change(ERROR_COUNT, count), change(ERROR_LOG, log)], chosen: {} });
  }
}
