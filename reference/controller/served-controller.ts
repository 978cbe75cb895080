import type { CompletionQueue } from './completion-queue.ts';
import type { CompletionWriter } from './completion.ts';
import type { QueueDescriptors } from './queue-descriptors.ts';
import { NO_QUEUES } from './queue-descriptors.ts';
import type { RingSurroundings } from './queue-rings.ts';
import { QueueRings } from './queue-rings.ts';
import type { SubmissionQueue } from './submission-queue.ts';
import type { NamespaceUse, Task } from './task.ts';

/** What a controller needs of its surroundings to serve its queues. */
export interface Service extends RingSurroundings {
  readonly completions: CompletionWriter;
  /** Gets the completions that have arrived in host memory. */
  readonly posted?: (entry: Uint8Array) => void;
  execute(entry: Uint8Array, queue: SubmissionQueue): Task;
  /** Raises one of the function's vectors. */
  interrupt(vector: number): void;
  /** A queue entry cannot be read or written: the controller cannot go on. */
  fault(cause: string): void;
}

/** One controller at work: its rings, and the commands that it has taken and not completed. */
export class ServedController {
  readonly #service: Service;
  readonly #rings: QueueRings;
  /** Commands in the order in which they were taken. */
  #tasks: Task[] = [];
  /** Commands that stopped without a completion while the media was at work for them. */
  #abandoned: Task[] = [];
  #next = 0;

  constructor(service: Service) {
    this.#service = service;
    this.#rings = new QueueRings(service);
  }

  /** The commands for which the media is still at work, also of queues that are gone. */
  get tasksInMedia(): readonly Task[] {
    return [...this.#abandoned, ...this.#tasks].filter((task) => task.isInMedia);
  }

  /** Makes the rings equal to the queues that exist. Commands of queues that are gone stop without a completion. */
  reconcile(queues: QueueDescriptors): void {
    const closed = new Set(this.#rings.reconcile(queues));
    if (closed.size === 0) return;
    const stopped = this.#tasks.filter(({ queue }) => closed.has(queue));
    for (const task of stopped) task.abandon();
    this.#tasks = this.#tasks.filter(({ queue }) => !closed.has(queue));
    this.#abandoned = [...this.#abandoned, ...stopped].filter((task) => task.isInMedia);
  }

  /** Closes all rings. */
  stop(): void {
    this.reconcile(NO_QUEUES);
  }

  /** Closes all rings, and hands over the commands for which the media is still at work. */
  retire(): readonly Task[] {
    this.stop();
    const left = this.#abandoned.filter((task) => task.isInMedia);
    this.#abandoned = [];
    return left;
  }

  /** Ends the commands on namespaces that the controller has lost, as far as they can be taken back from the media. */
  withdraw(isAttached: (namespace: NamespaceUse) => boolean): void {
    for (const task of this.#tasks) {
      if (!task.isInMedia || task.namespace === null || isAttached(task.namespace)) continue;
      if (task.cancel())
        task.completion = { command: null, status: 'Invalid Namespace or Format', doNotRetry: true, result: {} };
    }
  }

  /** Passes what a host wrote to a doorbell on; `false` where the controller has no such queue. */
  ring(kind: 'sq' | 'cq', qid: number, value: number): boolean {
    const queue = kind === 'sq' ? this.#rings.submissionQueue(qid) : this.#rings.completionQueue(qid);
    queue?.ring(value);
    return queue !== null;
  }

  /** Posts the completions that are ready, and takes one command of the queue whose turn it is; whether it did anything. */
  step(): boolean {
    const hasPosted = this.#post();
    const hasTaken = this.#take();
    return hasPosted || hasTaken;
  }

  #take(): boolean {
    const queues = this.#rings.submissionQueues;
    for (let i = 0; i < queues.length; i++) {
      const turn = (this.#next + i) % queues.length;
      const queue = queues[turn] as SubmissionQueue;
      if (queue.isEmpty || !this.#hasRoom(queue.completionQueueId)) continue;
      this.#next = turn + 1;
      const { head } = queue;
      const entry = queue.fetch();
      if (!entry) {
        this.#service.fault(
          `The entry of submission queue ${queue.qid} at slot ${head} cannot be read from host memory`,
        );
        return true;
      }
      const task = this.#service.execute(entry, queue);
      this.#tasks.push(task);
      this.#post();
      return true;
    }
    return false;
  }

  /** NB-QUE-3: no command is taken whose completion would find the queue full. */
  #hasRoom(completionQueueId: number): boolean {
    const completions = this.#rings.completionQueue(completionQueueId);
    if (completions === null) return false;
    let outstanding = 0;
    for (const { queue } of this.#tasks) if (queue.completionQueueId === completionQueueId) outstanding += 1;
    return completions.room > outstanding;
  }

  /** Posts what is ready, in the order in which the commands were taken. */
  #post(): boolean {
    let hasPosted = false;
    // What is posted leaves the list, so that the next command stands in its place.
    for (let i = 0; i < this.#tasks.length;) {
      const { completion, queue, cid } = this.#tasks[i] as Task;
      const completions = completion === null ? null : this.#rings.completionQueue(queue.completionQueueId);
      if (completion === null || completions === null || completions.isFull) {
        i += 1;
        continue;
      }
      this.#tasks.splice(i, 1);
      // XC-DBM-2: SQID is the number by which the driver of this controller knows the queue.
      const place = { sqid: queue.qid, sqhd: queue.head, cid, phase: completions.phase };
      if (!this.#send(completions, this.#service.completions.write(completion, place))) return true;
      hasPosted = true;
    }
    return hasPosted;
  }

  #send(completions: CompletionQueue, entry: Uint8Array): boolean {
    if (!completions.post(entry)) {
      this.#service.fault(`An entry of completion queue ${completions.qid} cannot be written to host memory`);
      return false;
    }
    this.#service.posted?.(entry);
    if (completions.vector !== null) this.#service.interrupt(completions.vector);
    return true;
  }
}
