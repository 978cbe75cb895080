import { describe, expect, it } from 'vitest';
import type { WorkerAnswer } from './messages.ts';
import type { Thread } from './pool.ts';
import { judgeAll } from './pool.ts';

/** A worker that does with each id what the script says: answers, ends, fails or says nothing. */
class Scripted implements Thread {
  readonly #listeners = new Map<string, (value: never) => void>();
  readonly #script: (id: string) => 'answer' | 'exit' | 'error' | 'hang';
  isTerminated = false;

  constructor(script: Scripted['act']) {
    this.#script = script;
  }

  act(id: string): 'answer' | 'exit' | 'error' | 'hang' {
    return this.#script(id);
  }

  on(event: string, listener: (value: never) => void): void {
    this.#listeners.set(event, listener);
  }

  postMessage(id: string): void {
    const answer: WorkerAnswer = { id, judgement: { verdict: 'killed', ran: 1 }, milliseconds: 1 };
    const said = {
      answer: ['message', answer],
      exit: ['exit', 1],
      error: ['error', new Error('out of memory')],
      hang: null,
    };
    const [event, value] = (said[this.act(id)] ?? []) as [string?, unknown?];
    if (event !== undefined) queueMicrotask(() => this.#listeners.get(event)?.(value as never));
  }

  terminate(): Promise<void> {
    this.isTerminated = true;
    return Promise.resolve();
  }
}

async function run(
  ids: readonly string[],
  script: Scripted['act'],
  jobs = 2,
): Promise<{ answers: Map<string, WorkerAnswer>; threads: Scripted[] }> {
  const answers = new Map<string, WorkerAnswer>();
  const threads: Scripted[] = [];
  await judgeAll(ids, {
    jobs,
    timeout: 30,
    start() {
      const thread = new Scripted(script);
      threads.push(thread);
      return thread;
    },
    done: (answer) => void answers.set(answer.id, answer),
  });
  return { answers, threads };
}

describe('judgeAll', () => {
  it('asks no more workers than there are jobs or mutants, and ends them', async () => {
    const { answers, threads } = await run(['a', 'b', 'c'], () => 'answer');
    expect([...answers.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(threads).toHaveLength(2);
    expect(threads.every(({ isTerminated }) => isTerminated)).toBe(true);
    expect((await run(['a'], () => 'answer')).threads).toHaveLength(1);
    expect((await run([], () => 'answer')).answers.size).toBe(0);
  });

  it.each([
    ['exit', 'The worker ended with code 1'],
    ['error', 'The worker failed: out of memory'],
    ['hang', 'No verdict within 0.03 s'],
  ] as const)('gives a mutant an error where its worker does %s, and goes on with a new one', async (act, reason) => {
    const { answers, threads } = await run(['a', 'bad', 'c'], (id) => (id === 'bad' ? act : 'answer'), 1);
    expect(answers.get('bad')?.judgement).toEqual({ verdict: 'error', reason, ran: 0 });
    expect(answers.get('c')?.judgement.verdict).toBe('killed');
    expect(threads).toHaveLength(2);
    expect(threads.every(({ isTerminated }) => isTerminated)).toBe(true);
  });
});
