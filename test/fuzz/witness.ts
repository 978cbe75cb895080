import type { TracedController, TraceEvent, Tracer } from '../../reference/controller/trace.ts';

/** What the device says of an access: it was for an entry of this queue. Nobody has to believe it, see `Traffic`. */
export interface Label {
  readonly kind: 'command' | 'completion';
  readonly controller: TracedController;
  /** The submission queue of the command, as the driver of the controller numbers it. */
  readonly sqid: number;
}

/** Hears of each command that the device takes and of each completion that it posts, right after the access for it. */
export class Witness implements Tracer {
  readonly #heard: (label: Label) => void;

  constructor(heard: (label: Label) => void) {
    this.#heard = heard;
  }

  record(event: TraceEvent): void {
    if (event.kind !== 'command' && event.kind !== 'completion') return;
    const { kind, controller, sqid } = event;
    this.#heard({ kind, controller, sqid });
  }
}
