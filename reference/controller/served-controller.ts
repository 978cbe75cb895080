import type { CompletionQueue } from './completion-queue.ts';
import type { Service } from './controller-service.ts';
import type { HealthCounters, SavedHealth } from './health-counters.ts';
import type { QueueDescriptors } from './queue-descriptors.ts';
import { NO_QUEUES } from './queue-descriptors.ts';
import type { SavedRings } from './queue-rings.ts';
import { QueueRings } from './queue-rings.ts';
import type { SubmissionQueue } from './submission-queue.ts';
import type { Task } from './task.ts';
import type { Worker } from './turns.ts';

/** A controller at rest. */
export interface SavedController {
  readonly rings: SavedRings;
  readonly tasks: readonly Task[];
  readonly next: number;
  readonly health: SavedHealth;
  /** Underlying namespaces to which it wrote. */
  readonly written: readonly number[];
}

const NO_TASKS: readonly Task[] = [];
const SUCCESS = 'Successful Completion';

/** One controller at work: its rings, and the commands that it has taken and not completed. */
export class ServedController implements Worker {
  isAwake = false;
  readonly #service: Service;
  readonly #rings: QueueRings;
  /** Commands in the order in which they were taken. */
  #tasks: Task[] = [];
  /** Commands that stopped without a completion while the media was at work for them. */
  #abandoned: Task[] = [];
  /** Commands of queues that the command at work has deleted. */
  #deleted: readonly Task[] = [];
  #next = 0;

  constructor(service: Service) {
    this.#service = service;
    this.#rings = new QueueRings(service);
  }

  /** The commands that were taken and not completed, in that order. */
  get outstanding(): readonly Task[] {
    return this.#tasks;
  }

  /** What the controller has counted. */
  get health(): HealthCounters {
    return this.#service.health;
  }

  /** The underlying namespaces on which something of the controller may not be durable; `null`: all there are. */
  get unflushed(): readonly number[] | null {
    return this.#service.namespaces.unflushed();
  }

  /** The commands for which the media is still at work, also of queues that are gone. */
  get tasksInMedia(): readonly Task[] {
    return [...this.#abandoned, ...this.#tasks].filter((task) => task.isInMedia);
  }

  /**
   * Makes the rings equal to the queues that exist. NB-QUE-6: commands of a submission queue that is gone end, and those
   * whose completion queue is gone as well stop without a completion (NB-QUE-8).
   */
  reconcile(queues: QueueDescriptors): void {
    const closed = this.#rings.reconcile(queues);
    if (closed.completion.length > 0) {
      this.#service.closed(closed.completion);
      this.#abandonTasksOf(new Set(closed.completion));
    }
    if (closed.submission.length === 0) return;
    const submission = new Set(closed.submission);
    this.#deleted = this.#tasks.filter(({ queue }) => submission.has(queue));
    for (const task of this.#deleted) task.end('Command Aborted due to SQ Deletion');
  }

  #abandonTasksOf(closed: ReadonlySet<CompletionQueue | null>): void {
    const stopped = this.#tasks.filter(({ completionQueue }) => closed.has(completionQueue));
    if (stopped.length === 0) return;
    for (const task of stopped) task.abandon();
    this.#tasks = this.#tasks.filter(({ completionQueue }) => !closed.has(completionQueue));
    this.#abandoned = [...this.#abandoned, ...stopped].filter((task) => task.isInMedia);
    this.#rest();
  }

  /** What is outstanding and where the rings stand, for `load`. Nothing may be in the media. */
  save(): SavedController {
    const [health, written] = [this.health.save(), this.#service.namespaces.save()];
    return { rings: this.#rings.save(), tasks: this.#tasks, next: this.#next, health, written };
  }

  /** Brings the rings of the same queues to where they stood. `tasks` are the commands that were outstanding. */
  load({ rings, next, health, written }: SavedController, tasks: readonly Task[]): void {
    this.#service.namespaces.load(written);
    this.health.load(health);
    this.#rings.load(rings);
    this.#tasks = [...tasks];
    this.#abandoned = [];
    this.#next = next;
  }

  /** A copy of a command of another time for the queues of this controller as they are now. */
  adopt(task: Task, ended: () => void): Task {
    const { queue, completionQueue } = task;
    const present = this.#rings.submissionQueue(queue.qid);
    const completions = completionQueue && this.#rings.completionQueue(completionQueue.qid);
    return task.copy(present ?? queue, completions ?? completionQueue, ended);
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
  withdraw(): void {
    for (const task of this.#tasks) {
      if (task.isInMedia && task.namespace !== null && !this.#service.namespaces.has(task.namespace))
        task.end('Invalid Namespace or Format', true);
    }
  }

  /** Passes what a host wrote to a doorbell on; `false` where the controller has no such queue, or the queue ignores the value. */
  ring(kind: 'sq' | 'cq', qid: number, value: number): boolean {
    const queue = kind === 'sq' ? this.#rings.submissionQueue(qid) : this.#rings.completionQueue(qid);
    if (queue?.ring(value) === true) return true;
    this.#service.misrung(queue === null ? 'no queue' : 'wrong value');
    return false;
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
      const completions = queue.isEmpty ? null : this.#rings.completionQueue(queue.completionQueueId);
      if (completions === null || !this.#hasRoom(completions)) continue;
      this.#next = turn + 1;
      const { head } = queue;
      const entry = queue.fetch();
      if (!entry) {
        this.#service.fault(
          `The entry of submission queue ${queue.qid} at slot ${head} cannot be read from host memory`,
        );
        return true;
      }
      this.#execute(entry, queue, completions);
      this.#post();
      return true;
    }
    return false;
  }

  #execute(entry: Uint8Array, queue: SubmissionQueue, completions: CompletionQueue): void {
    this.#deleted = NO_TASKS;
    const task = this.#service.execute(entry, queue);
    task.completionQueue = completions;
    // NB-QUE-7: a command that deletes a queue completes after the commands of the queue.
    if (this.#deleted.length > 0) task.after = this.#deleted;
    this.#tasks.push(task);
    if (queue.qid !== 0 && task.completion === null) this.health.busy();
  }

  /** Nothing was at work any longer than the last I/O command. */
  #rest(): void {
    if (!this.health.isBusy) return;
    for (const { queue } of this.#tasks) if (queue.qid !== 0) return;
    this.health.idle();
  }

  /** NB-QUE-3: no command is taken whose completion would find the queue full. */
  #hasRoom(completions: CompletionQueue): boolean {
    let outstanding = 0;
    for (const { completionQueue, isOpenEnded, completion } of this.#tasks)
      if (completionQueue === completions && !(isOpenEnded && completion === null)) outstanding += 1;
    return completions.room > outstanding;
  }

  /** Posts what is ready, in the order in which the commands were taken. */
  #post(): boolean {
    let hasPosted = false;
    // What is posted leaves the list, so that the next command stands in its place.
    for (let i = 0; i < this.#tasks.length;) {
      const task = this.#tasks[i] as Task;
      const { completion, completionQueue, queue, cid } = task;
      if (completion === null || completionQueue === null || completionQueue.isFull || !task.isReady) {
        i += 1;
        continue;
      }
      this.#tasks.splice(i, 1);
      task.isOver = true;
      this.#rest();
      // XC-DBM-2: SQID is the number by which the driver of this controller knows the queue.
      const more = completion.status !== SUCCESS && this.#service.records(completion);
      const place = { sqid: queue.qid, sqhd: queue.head, cid, phase: completionQueue.phase, more };
      const entry = this.#service.completions.write(completion, place);
      if (more) this.#service.record(task, entry);
      if (!this.#send(completionQueue, entry)) return true;
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
    this.#service.interrupt(completions);
    return true;
  }
}
