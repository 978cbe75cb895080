import { SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import { doorbellOffset } from '../../reference/controller/doorbells.ts';
import { CQE_SIZE } from '../../reference/generated/structures/cqe.ts';
import type { RegisterPort } from '../../reference/host/register-access.ts';
import type { FlatMemory } from './flat-memory.ts';

/** Where a queue pair lies, and which doorbells it has. */
export interface PreparedQueueLayout {
  /** The queue pair of the device. */
  readonly pair: number;
  /** CAP.DSTRD. */
  readonly stride: number;
  readonly submissionQueue: number;
  readonly completionQueue: number;
  /** Entries of each ring. */
  readonly entries: number;
}

/** A queue pair whose slots all hold their entries before anything is measured: a command costs the host one doorbell. */
export class PreparedQueue {
  readonly #device: RegisterPort;
  readonly #memory: FlatMemory;
  readonly #layout: PreparedQueueLayout;
  readonly #tailDoorbell: number;
  readonly #headDoorbell: number;
  #tail = 0;
  #head = 0;
  #phase = 1;
  /** Dword 0 of the last completion. */
  result = 0;

  constructor(device: RegisterPort, memory: FlatMemory, layout: PreparedQueueLayout) {
    const { pair: qid, stride } = layout;
    this.#device = device;
    this.#memory = memory;
    this.#layout = layout;
    this.#tailDoorbell = doorbellOffset({ queue: 'sq', qid }, stride);
    this.#headDoorbell = doorbellOffset({ queue: 'cq', qid }, stride);
  }

  /** Puts an entry into every slot; the slot is its command identifier. */
  fill(entryAt: (slot: number) => Uint8Array): void {
    for (let slot = 0; slot < this.#layout.entries; slot++) this.#place(slot, entryAt(slot));
  }

  /** Executes one command with an entry of its own, such as one that sets something up. */
  execute(entry: Uint8Array): void {
    this.#place(this.#tail, entry);
    this.run(1);
  }

  /**
   * Rings for the commands in the next `depth` slots, lets the device work, sees each completion in memory and gives its
   * slot back. @throws Error where one is missing or does not say success.
   */
  run(depth: number): void {
    const { entries } = this.#layout;
    this.#tail = (this.#tail + depth) % entries;
    this.#device.writeRegister(this.#tailDoorbell, 4, this.#tail);
    this.#device.settle();
    for (let taken = 0; taken < depth; taken++) this.#take();
    this.#device.writeRegister(this.#headDoorbell, 4, this.#head);
  }

  #place(slot: number, entry: Uint8Array): void {
    const at = this.#layout.submissionQueue + slot * SUBMISSION_ENTRY_SIZE;
    this.#memory.bytes.set(entry, at);
    new DataView(this.#memory.bytes.buffer).setUint16(at + 2, slot, true);
  }

  #take(): void {
    const at = this.#layout.completionQueue + this.#head * CQE_SIZE;
    // Dword 3: the command identifier, the Phase Tag above it, and a status that is zero after success.
    const dword = this.#memory.words[at / 4 + 3] as number;
    if (dword !== this.#phase * 0x1_0000 + this.#head)
      throw new Error(
        `Unexpected completion ${dword.toString(16)}h in slot ${this.#head}, expected the success of the command there`,
      );
    this.result = this.#memory.words[at / 4] as number;
    this.#head = (this.#head + 1) % this.#layout.entries;
    if (this.#head === 0) this.#phase = 1 - this.#phase;
  }
}
