import type { Completion } from './completion.ts';
import type { MediaOperation } from './media.ts';
import type { SubmissionQueue } from './submission-queue.ts';

/** A namespace as a command names it, and the underlying one behind it. */
export interface NamespaceUse {
  readonly identifier: number;
  readonly underlying: number;
}

/** A command between its fetch and its completion. */
export class Task {
  readonly queue: SubmissionQueue;
  /** The Command Identifier. */
  readonly cid: number;
  /** The namespace on which the command works; `null` for none. */
  readonly namespace: NamespaceUse | null;
  /** How the command ended; `null` while it has not. */
  completion: Completion | null = null;
  #operation: MediaOperation | null = null;
  #isAbandoned = false;

  constructor(queue: SubmissionQueue, cid: number, namespace: NamespaceUse | null = null) {
    this.queue = queue;
    this.cid = cid;
    this.namespace = namespace;
  }

  /** Whether the media still works for the command. */
  get isInMedia(): boolean {
    return this.#operation !== null;
  }

  /** Starts an operation of the media; `finish` says how the command ends, and moves data, unless it was abandoned. */
  start<T>(begin: (done: (result: T) => void) => MediaOperation, finish: (result: T) => Completion): void {
    let isDone = false;
    const operation = begin((result) => {
      isDone = true;
      this.#operation = null;
      if (!this.#isAbandoned) this.completion = finish(result);
    });
    if (!isDone) this.#operation = operation;
  }

  /** Takes the operation back from the media where that is possible; whether the media does nothing for it any more. */
  cancel(): boolean {
    if (this.#operation?.cancel() === true) this.#operation = null;
    return this.#operation === null;
  }

  /** The command stops without a completion: it moves no data any more, and is taken back from the media if possible. */
  abandon(): void {
    this.#isAbandoned = true;
    this.cancel();
  }
}
