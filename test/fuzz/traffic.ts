import { decodeCqe } from '../../reference/generated/structures/cqe.ts';
import type { Access } from './dma-log.ts';
import type { CommandNames } from './command-names.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import { spaceKey } from './spaces.ts';

const ENTRY = 64;
const COMPLETION = 16;

/** A command that the device took. */
export interface Fetch {
  readonly queue: QueueView;
  /** What the specification calls it. */
  readonly name: string;
  readonly cid: number;
  readonly entry: Uint8Array;
  /** Rings that lie over this one with the same slot next: it may have been one of them. */
  readonly others: readonly QueueView[];
}

/** A completion that the device posted. */
export interface Posted {
  readonly queue: QueueView;
  readonly slot: number;
  readonly sqid: number;
  readonly cid: number;
  /** `SCT << 8 | SC` */
  readonly status: number;
  readonly phase: 0 | 1;
  /** The slot and the Phase Tag that come next in this queue. */
  readonly expected: { readonly slot: number; readonly phase: 0 | 1 };
  /** The command that it answers; `null`: none that was taken. */
  readonly answers: Fetch | null;
}

/** An access with what it is for. */
export interface Use {
  readonly access: Access;
  readonly kind: 'fetch' | 'completion' | 'data';
  /** Of a fetch and of a completion. */
  readonly queue: QueueView | null;
}

export interface StepTraffic {
  readonly uses: readonly Use[];
  readonly fetches: readonly Fetch[];
  readonly completions: readonly Posted[];
}

/** Reads what passes on the bus as a bus analyser would: which ring an access is for, and which command it is about. */
export class Traffic {
  readonly #names: CommandNames;
  /** By submission queue: commands that were taken and not answered, and the slot that is fetched next. */
  readonly #outstanding = new WeakMap<object, Fetch[]>();
  readonly #heads = new WeakMap<object, number>();
  readonly #tails = new WeakMap<object, Posted['expected']>();
  /** Fetches that fit several rings which lie over each other: the completion tells which one it was. */
  readonly #doubtful = new Map<Fetch, readonly QueueView[]>();
  /** Submission queues, and the completion queue of each: a queue that is deleted may have commands that still complete. */
  #known = new Map<object, { readonly queue: QueueView; readonly completion: object }>();

  constructor(names: CommandNames) {
    this.#names = names;
  }

  /** How many commands of a submission queue the device has taken and not answered. */
  outstanding({ identity }: QueueView): number {
    return this.#outstanding.get(identity)?.length ?? 0;
  }

  /** The commands that the device has taken and not answered, by queue. */
  waiting(): readonly Fetch[] {
    return [...this.#known.values()].flatMap(({ queue }) => this.#outstanding.get(queue.identity) ?? []);
  }

  /** The slot that the device fills next, for a host that takes all completions. */
  tail({ identity }: QueueView): number {
    return this.#tails.get(identity)?.slot ?? 0;
  }

  /** What the accesses of a step were for; a ring may have come or gone in it. */
  read(accesses: readonly Access[], before: Snapshot, after: Snapshot): StepTraffic {
    const completion = byIdentity([...before.completion, ...after.completion]);
    const fetched = byIdentity([...before.submission, ...after.submission]);
    this.#remember(fetched, completion);
    const submission = [...this.#known.values()].map(({ queue }) => queue);
    const fetches: Fetch[] = [];
    const completions: Posted[] = [];
    const uses = accesses.map((access): Use => {
      const queue = this.#ringOf(access, { fetched, submission, completion });
      if (queue === null) return { access, kind: 'data', queue };
      if (access.direction === 'r') {
        if (access.isServed) fetches.push(this.#fetch(access, queue, fetched));
        return { access, kind: 'fetch', queue };
      }
      if (access.isServed) completions.push(this.#post(access, queue, submission));
      return { access, kind: 'completion', queue };
    });
    this.#forget(after);
    return { uses, fetches, completions };
  }

  #remember(submission: readonly QueueView[], completion: readonly QueueView[]): void {
    for (const queue of submission) {
      // The later one where a step has replaced the completion queue: this submission queue came after that.
      const own = completion.findLast(({ owner, qid }) => owner === queue.owner && qid === queue.completionQueue);
      if (own && !this.#known.has(queue.identity)) this.#known.set(queue.identity, { queue, completion: own.identity });
    }
  }

  /** A queue that is gone matters as long as it has commands outstanding and its completion queue exists. */
  #forget({ submission, completion }: Snapshot): void {
    const present = new Set<object>(submission.map(({ identity }) => identity));
    const open = new Set<object>(completion.map(({ identity }) => identity));
    for (const [identity, known] of this.#known)
      if (!present.has(identity) && (!open.has(known.completion) || this.outstanding(known.queue) === 0))
        this.#known.delete(identity);
    for (const fetch of this.#doubtful.keys()) if (!this.#known.has(fetch.queue.identity)) this.#doubtful.delete(fetch);
  }

  /** The ring that an access is for. A host may lay one over another: then it is the one that is at this slot. */
  #ringOf(
    access: Access,
    {
      fetched,
      submission,
      completion,
    }: Readonly<Record<'fetched' | 'submission' | 'completion', readonly QueueView[]>>,
  ): QueueView | null {
    const { tag, direction, address, size, bytes } = access;
    const isFetch = direction === 'r';
    const entry = isFetch ? ENTRY : COMPLETION;
    if (size !== entry) return null;
    const key = spaceKey(tag);
    const candidates = (isFetch ? fetched : completion).filter(
      (queue) =>
        spaceKey(queue.tag) === key &&
        address >= queue.base &&
        address < queue.base + queue.entries * entry &&
        (address - queue.base) % entry === 0,
    );
    if (candidates.length < 2) return candidates[0] ?? null;
    const slotOf = ({ base }: QueueView): number => (address - base) / entry;
    const fitting = isFetch
      ? candidates.find((queue) => slotOf(queue) === (this.#heads.get(queue.identity) ?? 0))
      : candidates.find((queue) => {
          const { sqid, cid } = decodeCqe(bytes);
          return slotOf(queue) === this.tail(queue) && this.#waiting(queue, submission, sqid, cid) !== null;
        });
    return fitting ?? candidates[0] ?? null;
  }

  #fetch({ tag, address, bytes }: Access, queue: QueueView, all: readonly QueueView[]): Fetch {
    const kind = queue.qid === 0 ? 'admin' : 'io';
    const name = this.#names.of(bytes[0] as number, kind, queue.owner === null);
    const { identity } = queue;
    const others = all.filter(
      (each) =>
        each.identity !== identity &&
        spaceKey(each.tag) === spaceKey(tag) &&
        address === each.base + (this.#heads.get(each.identity) ?? 0) * ENTRY,
    );
    const cid = (bytes[2] as number) | ((bytes[3] as number) << 8);
    const fetch = { queue, name, cid, entry: bytes, others };
    this.#outstanding.set(identity, [...(this.#outstanding.get(identity) ?? []), fetch]);
    if (others.length > 0) this.#doubtful.set(fetch, others);
    this.#heads.set(identity, ((this.#heads.get(identity) ?? 0) + 1) % queue.entries);
    return fetch;
  }

  #post({ address, bytes }: Access, queue: QueueView, submission: readonly QueueView[]): Posted {
    const { sqid, cid, sct, sc, p } = decodeCqe(bytes);
    const expected = this.#tails.get(queue.identity) ?? { slot: 0, phase: 1 };
    const slot = (address - queue.base) / COMPLETION;
    const isLast = slot + 1 === queue.entries;
    const flipped = expected.phase === 1 ? 0 : 1;
    this.#tails.set(queue.identity, { slot: isLast ? 0 : slot + 1, phase: isLast ? flipped : expected.phase });
    const waiting = this.#waiting(queue, submission, sqid, cid);
    const answers = waiting && this.#settled(waiting, queue, sqid);
    return { queue, slot, sqid, cid, status: (sct << 8) | sc, phase: p === 1 ? 1 : 0, expected, answers };
  }

  /** The command without any doubt about its ring, and no longer outstanding. */
  #settled(fetch: Fetch, { owner }: QueueView, sqid: number): Fetch {
    const { identity, entries } = fetch.queue;
    const left = (this.#outstanding.get(identity) ?? []).filter((each) => each !== fetch);
    this.#outstanding.set(identity, left);
    const other = this.#doubtful.get(fetch)?.find((each) => each.owner === owner && each.qid === sqid);
    this.#doubtful.delete(fetch);
    if (other === undefined || fetch.queue.qid === sqid) return fetch;
    // The slot was the other one's.
    this.#heads.set(identity, ((this.#heads.get(identity) ?? 0) - 1 + entries) % entries);
    this.#heads.set(other.identity, ((this.#heads.get(other.identity) ?? 0) + 1) % other.entries);
    return { ...fetch, queue: other };
  }

  /** The command that a completion in this queue would answer. */
  #waiting(queue: QueueView, submission: readonly QueueView[], sqid: number, cid: number): Fetch | null {
    for (const { owner, qid, completionQueue, identity } of submission) {
      if (owner !== queue.owner || qid !== sqid || completionQueue !== queue.qid) continue;
      const found = this.#outstanding.get(identity)?.find((fetch) => fetch.cid === cid);
      if (found) return found;
    }
    for (const [fetch, others] of this.#doubtful) {
      const fits = ({ owner, qid, completionQueue }: QueueView): boolean =>
        owner === queue.owner && qid === sqid && completionQueue === queue.qid;
      if (fetch.cid === cid && others.some(fits)) return fetch;
    }
    return null;
  }
}

function byIdentity(queues: readonly QueueView[]): readonly QueueView[] {
  return [...new Map(queues.map((queue) => [queue.identity, queue])).values()];
}
