import type { RegisterWrite } from '../model/register-step.ts';
import type { Draft } from './draft.ts';
import type { CompletionRing } from './rings.ts';
import { HOST } from './spaces.ts';

/** What a host does with the messages of its function, or expects of them. */
export type InterruptAct =
  /** It masks the entry of a vector, or takes the mask away, and then these vectors interrupt. */
  | { readonly act: 'mask'; readonly vector: number; readonly isMasked: boolean; readonly sends: readonly number[] }
  /** The same for all vectors, by a field of a register. */
  | {
      readonly act: 'mask all';
      readonly step: RegisterWrite;
      readonly isMasked: boolean;
      readonly sends: readonly number[];
    }
  /** Within so many milliseconds these vectors interrupt, or no vector does. */
  | { readonly act: 'expect'; readonly vectors: readonly number[]; readonly within: number }
  /** It sends the messages of a vector to a place in its memory, with this data of 32 bits. */
  | { readonly act: 'message'; readonly vector: number; readonly data: number };

/** The register of the MSI-X table; the bytes of an entry of it, and of what comes before its data. */
const [TABLE, ENTRY_SIZE, DATA] = ['MSIXT', 16, 8] as const;
/** Bytes of a message. */
const MESSAGE_SIZE = 4;

/** A vector that sends its messages to memory. */
interface Mailbox {
  readonly mem: string;
  /** Hexadecimal, in the order of memory. */
  readonly bytes: string;
}

/** Writes down which vectors of the function interrupt. */
export class Interrupts {
  readonly #draft: Pick<Draft, 'steps' | 'buffers'>;
  /** Vectors whose entries are masked. */
  readonly #masked = new Set<number>();
  #isAllMasked = false;
  /** By vector: entries that perhaps no interrupt has told of yet. Devices need not let them wait. */
  readonly #waiting = new Map<number, number>();
  readonly #mailboxes = new Map<number, Mailbox>();

  constructor(draft: Pick<Draft, 'steps' | 'buffers'>) {
    this.#draft = draft;
  }

  /** Completions came, by queue: the interrupts of these that do not wait have come as well. */
  posted(rings: ReadonlyMap<CompletionRing, number>): void {
    // Vector 0 is that of the primary controller's admin queue as well.
    const own = [...rings].filter(([{ primary, vector }]) => !primary && vector !== 0);
    if (own.length === 0) return;
    const due = new Set<number>();
    for (const [{ vector, waits }, entries] of own) {
      if (vector === null || this.#isAllMasked || this.#masked.has(vector)) continue;
      const waiting = (this.#waiting.get(vector) ?? 0) + entries;
      const isDue = waits === null || waiting >= waits;
      if (isDue) due.add(vector);
      if (waits === null) this.#waiting.delete(vector);
      else this.#waiting.set(vector, isDue ? 0 : waiting);
    }
    this.#expect([...due]);
  }

  /** What a host does or expects. */
  act(act: InterruptAct): void {
    switch (act.act) {
      case 'mask':
        this.#draft.steps.push({ op: 'irq.config', vector: act.vector, mask: act.isMasked });
        if (act.isMasked) this.#masked.add(act.vector);
        else this.#masked.delete(act.vector);
        if (!act.isMasked) this.#expect(act.sends);
        return;
      case 'mask all':
        this.#draft.steps.push(act.step);
        this.#isAllMasked = act.isMasked;
        if (!act.isMasked) this.#expect(act.sends);
        return;
      case 'expect':
        if (act.vectors.length === 0) this.#waiting.clear();
        for (const vector of act.vectors) if (this.#waiting.has(vector)) this.#waiting.set(vector, 0);
        return this.#expect(act.vectors, act.within);
      case 'message':
        return this.#message(act.vector, act.data);
    }
  }

  #message(vector: number, data: number): void {
    const { name } = this.#draft.buffers.sink(`messages-${vector}`, MESSAGE_SIZE, HOST);
    const at = vector * ENTRY_SIZE;
    const value = `0x${data.toString(16)}`;
    this.#draft.steps.push({ op: 'bar.write', area: TABLE, at, size: 8, mem: name });
    this.#draft.steps.push({ op: 'bar.write', area: TABLE, at: at + DATA, size: 8, value });
    const bytes = [0, 8, 16, 24].map((bit) => ((data >>> bit) & 0xff).toString(16).padStart(2, '0')).join('');
    this.#mailboxes.set(vector, { mem: name, bytes });
  }

  /** Vectors that send to memory are seen there. */
  #expect(vectors: readonly number[], within?: number): void {
    const expected = vectors.filter((vector) => !this.#mailboxes.has(vector)).sort((a, b) => a - b);
    const may = [...this.#waiting.keys(), ...this.#mailboxes.keys()]
      .filter((vector) => !expected.includes(vector))
      .sort((a, b) => a - b);
    this.#draft.steps.push({
      op: 'irq',
      vectors: expected,
      ...(may.length > 0 && { may }),
      ...(within !== undefined && { within }),
    });
    for (const [vector, { mem, bytes }] of this.#mailboxes) {
      if (!vectors.includes(vector)) continue;
      this.#draft.steps.push({ op: 'mem.expect', mem, at: 0, bytes });
      this.#draft.steps.push({ op: 'mem.write', mem, at: 0, bytes: 'a5'.repeat(MESSAGE_SIZE) });
    }
  }
}
