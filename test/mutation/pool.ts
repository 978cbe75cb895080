import { Worker } from 'node:worker_threads';
import type { Judgement } from './judgement.ts';
import type { WorkerAnswer, WorkerInput } from './messages.ts';

/** The part of a worker thread that the pool needs; tests put in their own. */
export interface Thread {
  postMessage(id: string): void;
  on(event: 'message', listener: (answer: WorkerAnswer) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

export interface PoolOptions {
  /** How many work at a time. */
  readonly jobs: number;
  /** Milliseconds after which a mutant is given up. */
  readonly timeout: number;
  start(): Thread;
  /** Called once for each id, in the order of the answers. */
  done(answer: WorkerAnswer): void;
}

/** A worker over the compiled toolkit. */
export function startWorker(workerData: WorkerInput): Thread {
  return new Worker(new URL('./worker.js', import.meta.url), { workerData });
}

/**
 * Lets workers judge mutants, one after the other from one queue. A worker that ends or takes too long gives its mutant the
 * verdict `error` and is replaced, so that every id gets an answer whatever happens.
 */
export async function judgeAll(ids: readonly string[], options: PoolOptions): Promise<void> {
  const queue = ids.values();
  const lanes = Math.max(1, Math.min(options.jobs, ids.length));
  await Promise.all(Array.from({ length: lanes }, () => lane(queue, options)));
}

/** One worker at a time, for as long as the queue has ids. */
async function lane(queue: Iterator<string>, { timeout, start, done }: PoolOptions): Promise<void> {
  let line: Line | null = null;
  for (let next = queue.next(); next.done !== true; next = queue.next()) {
    line ??= new Line(start());
    done(await line.ask(next.value, timeout));
    if (!line.isLost) continue;
    await line.close();
    line = null;
  }
  await line?.close();
}

/** A worker that is asked one thing at a time. */
class Line {
  readonly #thread: Thread;
  /** Takes the answer to the question that is open. */
  #answered: (answer: WorkerAnswer) => void = () => undefined;
  #lost: (reason: string) => void = () => undefined;
  /** Why the worker is of no more use; `null` while it works. */
  #end: string | null = null;

  constructor(thread: Thread) {
    this.#thread = thread;
    const end = (reason: string): void => {
      this.#end ??= reason;
      this.#lost(this.#end);
    };
    thread.on('message', (answer) => this.#answered(answer));
    thread.on('error', (error) => end(`The worker failed: ${error instanceof Error ? error.message : String(error)}`));
    thread.on('exit', (code) => end(`The worker ended with code ${code}`));
  }

  get isLost(): boolean {
    return this.#end !== null;
  }

  /** The answer, or an error in its stead where the worker ends or takes too long. */
  async ask(id: string, timeout: number): Promise<WorkerAnswer> {
    const start = performance.now();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<WorkerAnswer>((resolve) => {
        this.#answered = resolve;
        this.#lost = (reason) => {
          const judgement: Judgement = { verdict: 'error', reason, ran: 0 };
          resolve({ id, judgement, milliseconds: performance.now() - start });
        };
        timer = setTimeout(() => {
          this.#end = `No verdict within ${timeout / 1000} s`;
          this.#lost(this.#end);
        }, timeout);
        if (this.#end === null) this.#thread.postMessage(id);
        else this.#lost(this.#end);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }
}
