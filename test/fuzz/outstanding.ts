import type { QueueView, Snapshot } from './snapshot.ts';

/** A command that the device took. */
export interface Fetch {
  readonly queue: QueueView;
  /** What the specification calls it. */
  readonly name: string;
  readonly cid: number;
  readonly entry: Uint8Array;
  /** Whether its slot was before the tail: whether there was something to take. */
  readonly isDue: boolean;
}

/** The commands that the device has taken and not answered. */
export class Outstanding {
  readonly #commands = new WeakMap<object, Fetch[]>();
  /** Submission queues, and the completion queue of each: a queue that is deleted may have commands that still complete. */
  readonly #known = new Map<object, { readonly queue: QueueView; readonly completion: object }>();

  /** How many commands of a submission queue there are. */
  count({ identity }: QueueView): number {
    return this.#commands.get(identity)?.length ?? 0;
  }

  /** All commands, by queue. */
  all(): readonly Fetch[] {
    return [...this.#known.values()].flatMap(({ queue }) => this.#commands.get(queue.identity) ?? []);
  }

  add(fetch: Fetch): void {
    const { identity } = fetch.queue;
    this.#commands.set(identity, [...(this.#commands.get(identity) ?? []), fetch]);
  }

  /** The command that a completion in a completion queue would answer; `null`: none. */
  find({ identity }: QueueView, sqid: number, cid: number): Fetch | null {
    for (const { queue, completion } of this.#known.values()) {
      if (completion !== identity || queue.qid !== sqid) continue;
      const found = this.#commands.get(queue.identity)?.find((fetch) => fetch.cid === cid);
      if (found) return found;
    }
    return null;
  }

  /** The command that a completion answers, which is not outstanding any more. */
  answer(completions: QueueView, sqid: number, cid: number): Fetch | null {
    const found = this.find(completions, sqid, cid);
    if (found === null) return null;
    const left = (this.#commands.get(found.queue.identity) ?? []).filter((each) => each !== found);
    this.#commands.set(found.queue.identity, left);
    return found;
  }

  /** Learns which completion queue each submission queue has. */
  remember(submission: readonly QueueView[], completion: readonly QueueView[]): void {
    for (const queue of submission) {
      // The later one where a step has replaced the completion queue: this submission queue came after that.
      const own = completion.findLast(({ owner, qid }) => owner === queue.owner && qid === queue.completionQueue);
      if (own && !this.#known.has(queue.identity)) this.#known.set(queue.identity, { queue, completion: own.identity });
    }
  }

  /** A queue that is gone matters as long as it has commands outstanding and its completion queue exists. */
  forget({ submission, completion }: Snapshot): void {
    const present = new Set<object>(submission.map(({ identity }) => identity));
    const open = new Set<object>(completion.map(({ identity }) => identity));
    for (const [identity, known] of this.#known)
      if (!present.has(identity) && (!open.has(known.completion) || this.count(known.queue) === 0))
        this.#known.delete(identity);
  }
}
