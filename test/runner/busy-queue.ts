import { readBits, writeBits } from '../../codegen/model/bits.ts';
import type { Structure } from '../../codegen/model/layout.ts';
import { COMPLETION_ENTRY, COMPLETION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import { formatStatus } from '../../codegen/model/numbers.ts';
import type { StreamQueue } from '../../codegen/model/stream-step.ts';
import type { PlacedBuffer, ScenarioContext } from './context.ts';
import { StepFailure } from './step-failure.ts';
import { VectorError } from './vector-error.ts';

/** Writes one doorbell of a queue pair. */
export type Ring = (queue: 'sq' | 'cq', qid: StreamQueue['qid'], value: number) => Promise<void>;

/** Bits of a submission queue entry that hold the command identifier. */
const CID = { bit: 16, width: 16 };

/** One queue pair of a stream at work. */
export class BusyQueue {
  readonly #place: StreamQueue;
  readonly #entry: Uint8Array;
  readonly #context: ScenarioContext;
  readonly #ring: Ring;
  readonly #layout: Structure;
  readonly #sq: PlacedBuffer;
  readonly #cq: PlacedBuffer;
  /** Entries of the queues. */
  readonly #slots: number;
  readonly #heads: number;
  readonly #outstanding = new Set<number>();
  #tail: number;
  #head: number;
  #phase: number;
  #nextCid = 0;

  /** `entry`: the submission queue entry, but for its identifier. @throws VectorError where the places lie outside of the queues. */
  constructor(place: StreamQueue, entry: Uint8Array, context: ScenarioContext, ring: Ring) {
    this.#place = place;
    this.#entry = entry.slice();
    this.#context = context;
    this.#ring = ring;
    const layout = context.structures.get(COMPLETION_ENTRY);
    if (!layout) throw new VectorError(`Unexpected specification without the data structure ${COMPLETION_ENTRY}`);
    this.#layout = layout;
    this.#sq = context.range(place.sq, place.slot * SUBMISSION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE);
    this.#cq = context.range(place.cq, place.head * COMPLETION_ENTRY_SIZE, COMPLETION_ENTRY_SIZE);
    this.#slots = Math.floor(this.#sq.size / SUBMISSION_ENTRY_SIZE);
    this.#heads = Math.floor(this.#cq.size / COMPLETION_ENTRY_SIZE);
    this.#tail = place.slot;
    this.#head = place.head;
    this.#phase = place.phase;
  }

  /** Submits as many commands as both queues have room for. */
  async fill(): Promise<void> {
    const room = Math.min(this.#slots, this.#heads) - 1 - this.#outstanding.size;
    for (let n = 0; n < room; n += 1) {
      writeBits(this.#entry, CID.bit, CID.width, BigInt(this.#identifier()));
      const address = this.#sq.address + this.#tail * SUBMISSION_ENTRY_SIZE;
      await this.#context.adapter.memoryWrite(this.#sq.space, address, this.#entry);
      this.#tail = (this.#tail + 1) % this.#slots;
    }
    if (room > 0) await this.#ring('sq', this.#place.qid, this.#tail);
  }

  /** Takes the completions that are there, and returns how many. @throws StepFailure for one that is not of a command, or not a success. */
  async take(): Promise<number> {
    let count = 0;
    while (count < this.#heads) {
      const address = this.#cq.address + this.#head * COMPLETION_ENTRY_SIZE;
      const entry = await this.#context.adapter.memoryRead(this.#cq.space, address, COMPLETION_ENTRY_SIZE);
      if (this.#field('P', entry) !== this.#phase) break;
      this.#check(entry);
      count += 1;
      this.#head = (this.#head + 1) % this.#heads;
      if (this.#head === 0) this.#phase = 1 - this.#phase;
    }
    if (count > 0) await this.#ring('cq', this.#place.cqid ?? this.#place.qid, this.#head);
    return count;
  }

  #check(entry: Uint8Array): void {
    const cid = this.#field('CID', entry);
    if (!this.#outstanding.delete(cid))
      throw new StepFailure(`A completion in ${this.#place.cq} is not of a command that is outstanding`, {
        expected: 'the identifier of an outstanding command',
        actual: String(cid),
      });
    const status = this.#field('SCT', entry) * 256 + this.#field('SC', entry);
    if (status !== 0)
      throw new StepFailure('A command of a stream completed with another status', {
        expected: formatStatus(0),
        actual: formatStatus(status),
      });
  }

  /** One that no outstanding command has. */
  #identifier(): number {
    while (this.#outstanding.has(this.#nextCid)) this.#nextCid = (this.#nextCid + 1) % 2 ** CID.width;
    const cid = this.#nextCid;
    this.#outstanding.add(cid);
    this.#nextCid = (cid + 1) % 2 ** CID.width;
    return cid;
  }

  #field(mnemonic: string, entry: Uint8Array): number {
    const field = this.#layout.fields.find((candidate) => candidate.mnemonic === mnemonic);
    if (!field) throw new VectorError(`Unexpected data structure ${COMPLETION_ENTRY} without the field ${mnemonic}`);
    return Number(readBits(entry, field.bit, field.width));
  }
}
