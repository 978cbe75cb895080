import type { Operation } from '../../codegen/language/operation.ts';
import type { CompletionQueue } from './completion-queue.ts';
import type { Completion } from './completion.ts';
import type { MediaOperation } from './media.ts';
import type { DataPlaneStatus } from './status.ts';
import type { SubmissionQueue } from './submission-queue.ts';

/** A namespace as a command names it, and the underlying one behind it. */
export interface NamespaceUse {
  readonly identifier: number;
  readonly underlying: number;
  /** Bytes of a logical block. */
  readonly blockSize: number;
}

const NOTHING: readonly Task[] = [];
const NO_FIELDS: Operation['fields'] = {};

/** A command between its fetch and its completion. */
export class Task {
  readonly queue: SubmissionQueue;
  /** The Command Identifier. */
  readonly cid: number;
  /** The namespace on which the command works; `null` for none. */
  namespace: NamespaceUse | null;
  /**
   * The completion queue that gets the completion: the one that existed when the command was taken, and no later one with
   * the same number.
   */
  completionQueue: CompletionQueue | null = null;
  /** Commands that complete before this one. */
  after: readonly Task[] = NOTHING;
  /** The fields of the command, for what is told of it when it fails. */
  fields: Operation['fields'] = NO_FIELDS;
  /** Nobody knows when the command ends: it takes no room in the completion queue from others until it does. */
  isOpenEnded = false;
  /** Its completion was posted, or never will be. */
  isOver = false;
  readonly #ended: (() => void) | undefined;
  #completion: Completion | null = null;
  #operation: MediaOperation | null = null;
  #isAbandoned = false;

  /** `ended` is called when it is known how the command ended. */
  constructor(queue: SubmissionQueue, cid: number, namespace: NamespaceUse | null = null, ended?: () => void) {
    this.queue = queue;
    this.cid = cid;
    this.namespace = namespace;
    this.#ended = ended;
  }

  /** How the command ended; `null` while it has not. */
  get completion(): Completion | null {
    return this.#completion;
  }

  set completion(completion: Completion | null) {
    this.#completion = completion;
    this.#ended?.();
  }

  /** Whether the media still works for the command, or it waits for the limits of its controller. */
  get isInMedia(): boolean {
    return this.#operation !== null;
  }

  /** Whether the completion may be posted now. */
  get isReady(): boolean {
    return this.completion !== null && (this.after.length === 0 || this.after.every((task) => task.isOver));
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

  /** Waits: `begin` gets what to call when the command may go on, unless it ends before; what it returns takes it back. */
  wait(begin: (goOn: () => void) => MediaOperation, proceed: () => void): void {
    let isDone = false;
    const operation = begin(() => {
      isDone = true;
      this.#operation = null;
      proceed();
    });
    if (!isDone) this.#operation = operation;
  }

  /** The same command at rest, for the queues of another time; `after` is left to the caller. */
  copy(queue: SubmissionQueue, completionQueue: CompletionQueue | null, ended?: () => void): Task {
    const copy = new Task(queue, this.cid, this.namespace, ended);
    copy.#completion = this.#completion;
    copy.completionQueue = completionQueue;
    copy.fields = this.fields;
    copy.isOpenEnded = this.isOpenEnded;
    copy.isOver = this.isOver;
    return copy;
  }

  /** Takes the operation back from the media where that is possible; whether the media does nothing for it any more. */
  cancel(): boolean {
    if (this.#operation?.cancel() === true) this.#operation = null;
    return this.#operation === null;
  }

  /** Ends the command with a status where the media does nothing for it any more; whether it did. */
  end(status: DataPlaneStatus, doNotRetry = false): boolean {
    if (this.completion !== null || !this.cancel()) return false;
    this.completion = { command: null, status, doNotRetry, result: {} };
    return true;
  }

  /** The command stops without a completion: it moves no data any more, and is taken back from the media if possible. */
  abandon(): void {
    this.#isAbandoned = true;
    this.isOver = true;
    this.cancel();
  }
}
