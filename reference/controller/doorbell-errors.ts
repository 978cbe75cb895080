import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Change } from '../../codegen/language/operation.ts';
import type { ObjectInstance } from '../../codegen/language/values.ts';
import { doorbellEvent } from '../../codegen/model/doorbell-event.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { DoorbellError } from '../../codegen/model/stimulus.ts';
import type { ErrorLog } from './error-log.ts';
import type { DataPlaneStatus } from './status.ts';
import { StatusCodes } from './status.ts';

/** The status that fits best: the entry of an error of no command has one as well. */
const STATUSES: Readonly<Record<DoorbellError, DataPlaneStatus>> = {
  'no queue': 'Invalid Queue Identifier',
  'wrong value': 'Invalid Field in Command',
};

interface DoorbellErrorsParts {
  readonly controlPlane: ControlPlane;
  readonly errors: ErrorLog;
  /** The state has changed. */
  changed(changes: readonly Change[]): void;
}

/** Wrong doorbell writes: each is told to the controller that has the doorbell, and to no other one (XC-DBP-6). */
export class DoorbellErrors {
  readonly #model: Pick<Model, 'events'>;
  readonly #parts: DoorbellErrorsParts;
  readonly #statuses: StatusCodes;

  constructor(model: Pick<Model, 'events' | 'statuses'>, parts: DoorbellErrorsParts) {
    this.#model = model;
    this.#parts = parts;
    this.#statuses = new StatusCodes(model.statuses);
  }

  /** A write to a doorbell of a controller was ignored. One that tells nothing new leaves nothing behind (XC-DBP-9). */
  note(controller: ObjectInstance, error: DoorbellError): void {
    const { type, key } = controller;
    const event = doorbellEvent(this.#model, error, type);
    if (event === null) return;
    const changes = this.#parts.controlPlane.raise(event.name, key).filter(({ before, after }) => before !== after);
    if (changes.length === 0) return;
    const { SCT, SC } = this.#statuses.fields(STATUSES[error]);
    const { errors } = this.#parts;
    if (errors.takes(controller, STATUSES[error])) errors.event(controller, (SCT << 8) | SC);
    this.#parts.changed(changes);
  }
}
