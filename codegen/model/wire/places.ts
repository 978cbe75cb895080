import type { Buffer } from '../vector.ts';

/** Where the next command and the next completion of each queue stand, as a host counts them. */
export class QueuePlaces {
  #sizes: ReadonlyMap<string, number>;
  #slots = new Map<string, number>();
  #heads = new Map<string, { slot: number; phase: 0 | 1 }>();
  #counts = new Map<string, number>();
  /** How many commands the vector has submitted. */
  commands = 0;

  /** `buffers`: those that may hold queues. */
  constructor(buffers: readonly Pick<Buffer, 'name' | 'size'>[]) {
    this.#sizes = new Map(buffers.map(({ name, size }) => [name, size]));
  }

  clone(): QueuePlaces {
    const other = new QueuePlaces([]);
    other.#sizes = this.#sizes;
    other.#slots = new Map(this.#slots);
    other.#heads = new Map(this.#heads);
    other.#counts = new Map(this.#counts);
    other.commands = this.commands;
    return other;
  }

  /** All queues begin anew. */
  reset(): void {
    this.#slots.clear();
    this.#heads.clear();
  }

  /** The slot of the next entry of a submission queue. */
  slot(sq: string): number {
    const last = this.#slots.get(sq);
    return last === undefined ? 0 : this.after(sq, last);
  }

  /** The slot after one of a submission queue, whose entries have 64 bytes. */
  after(sq: string, slot: number): number {
    return (slot + 1) % this.#entries(sq, 64);
  }

  submitted(sq: string, slot: number): void {
    this.#slots.set(sq, slot);
    this.#counts.set(sq, this.commandsOf(sq) + 1);
    this.commands++;
  }

  /** How many commands the vector has submitted to a queue. */
  commandsOf(sq: string): number {
    return this.#counts.get(sq) ?? 0;
  }

  /** The slot and the phase of the next entry of a completion queue, whose entries have 16 bytes. */
  head(cq: string): { readonly slot: number; readonly phase: 0 | 1 } {
    const last = this.#heads.get(cq);
    if (last === undefined) return { slot: 0, phase: 1 };
    const slot = (last.slot + 1) % this.#entries(cq, 16);
    return { slot, phase: slot === 0 ? (last.phase === 1 ? 0 : 1) : last.phase };
  }

  completed(cq: string, slot: number, phase: 0 | 1): void {
    this.#heads.set(cq, { slot, phase });
  }

  #entries(queue: string, size: number): number {
    return Math.max(1, Math.floor((this.#sizes.get(queue) ?? 0) / size));
  }
}
