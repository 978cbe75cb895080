import type { ObjectInstance, State } from '../../codegen/language/values.ts';
import type { Controller } from '../../reference/controller/controller.ts';
import { decodeAcq } from '../../reference/generated/registers/acq.ts';
import { decodeAqa } from '../../reference/generated/registers/aqa.ts';
import { decodeAsq } from '../../reference/generated/registers/asq.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import { ringsOf } from './snapshot.ts';

/** What the registers said when the primary controller was enabled. */
interface Captured {
  readonly pageSize: number;
  readonly submission: QueueView;
  readonly completion: QueueView;
}

/** The primary controller as a host follows it through its registers. */
export class PrimaryRings {
  readonly #controller: Controller;
  #captured: Captured | null = null;
  #wasEnabled = false;
  #isDraining = false;

  constructor(controller: Controller) {
    this.#controller = controller;
  }

  get isFatal(): boolean {
    return this.#bit('CSTS', 'CFS') === 1;
  }

  get isShutDown(): boolean {
    return this.#bit('CSTS', 'SHST') !== 0;
  }

  get isReady(): boolean {
    return this.#bit('CSTS', 'RDY') === 1;
  }

  get phase(): Snapshot['primary'] {
    if (this.#captured !== null) return 'ready';
    if (this.#isDraining) return 'draining';
    return this.#bit('CC', 'EN') === 1 ? 'stopped' : 'off';
  }

  /**
   * After each write, and after the device has worked: what has become of it. `isIdle`: the device has worked, and the media
   * holds nothing any more.
   */
  track(isIdle: boolean): void {
    const isEnabled = this.#bit('CC', 'EN') === 1;
    const { isReady } = this;
    if (this.#wasEnabled && !isEnabled) {
      this.#captured = null;
      this.#isDraining = isReady;
    }
    this.#wasEnabled = isEnabled;
    // CSTS.RDY stays set to 1b after a reset until the media has ended what it had begun.
    if (this.#isDraining && (isIdle || !isReady)) this.#isDraining = false;
    const isServed = isEnabled && isReady && !this.#isDraining && !this.isFatal && !this.isShutDown;
    this.#captured = isServed ? (this.#captured ?? this.#capture()) : null;
  }

  /** The power was off. */
  forget(): void {
    this.#captured = null;
    this.#wasEnabled = this.#isDraining = false;
  }

  /** How many I/O queues the tables hold for the primary controller. */
  tableQueues(state: State): number {
    const { attributes } = primaryOf(state);
    return [attributes['SQS'], attributes['CQS']].reduce<number>(
      (total, map) => total + (map instanceof Map ? map.size : 0),
      0,
    );
  }

  /** The rings of the primary controller. */
  view(state: State): Pick<Snapshot, 'submission' | 'completion'> {
    if (this.#captured === null) return { submission: [], completion: [] };
    const { submission, completion, pageSize } = this.#captured;
    const io = ringsOf(primaryOf(state), null, {
      pageSize,
      tagOf: () => null,
      pairOf: (qid) => qid,
      vectorOf: (vector) => vector,
    });
    return { submission: [submission, ...io.submission], completion: [completion, ...io.completion] };
  }

  #capture(): Captured {
    const { registers } = this.#controller;
    const { asqs, acqs } = decodeAqa(registers.bytes('AQA'));
    const pageSize = 2 ** (12 + registers.get('CC', 'MPS'));
    const common = { owner: null, qid: 0, tag: null, pair: 0, completionQueue: 0, pageSize, isListed: false };
    const ring = (base: number, entries: number, vector: number | null): QueueView => ({
      ...common,
      base: base * 4096,
      entries: entries + 1,
      vector,
      identity: {},
    });
    return {
      pageSize,
      submission: ring(decodeAsq(registers.bytes('ASQ')).asqb, asqs, null),
      completion: ring(decodeAcq(registers.bytes('ACQ')).acqb, acqs, 0),
    };
  }

  #bit(register: string, field: string): number {
    return this.#controller.registers.get(register, field);
  }
}

function primaryOf(state: State): ObjectInstance {
  const object = state['PC']?.get(0);
  if (!object) throw new RangeError('Unexpected state without a primary controller, expected the one of the model');
  return object;
}
