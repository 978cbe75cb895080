import { describe, expect, it } from 'vitest';
import type { Completion } from './completion.ts';
import { AddressSpace, UNREACHABLE } from './dma.ts';
import type { MediaOperation } from './media.ts';
import { SubmissionQueue } from './submission-queue.ts';
import { Task } from './task.ts';

const queue = new SubmissionQueue(1, 1, { base: 0, size: 2, space: new AddressSpace(UNREACHABLE, null) });
const success: Completion = { command: null, status: 'Successful Completion', doNotRetry: false, result: {} };

/** A task whose operation ends when `end` is called. */
function running(isCancelled: boolean): { task: Task; end: () => void } {
  let end = (): void => undefined;
  const begin = (done: (result: null) => void): MediaOperation => {
    end = () => done(null);
    return { cancel: () => isCancelled };
  };
  const task = new Task(queue, 7);
  task.start(begin, () => success);
  return { task, end: () => end() };
}

describe('Task', () => {
  it('ends with its operation, also where that ends at once', () => {
    const { task, end } = running(false);
    expect([task.isInMedia, task.completion]).toEqual([true, null]);
    end();
    expect([task.isInMedia, task.completion]).toEqual([false, success]);
    const quick = new Task(queue, 8);
    quick.start<null>(
      (done) => {
        done(null);
        return { cancel: () => false };
      },
      () => success,
    );
    expect([quick.isInMedia, quick.completion]).toEqual([false, success]);
  });

  it('has no completion once it is abandoned, and stays in the media where it cannot be cancelled', () => {
    const { task, end } = running(false);
    task.abandon();
    expect(task.isInMedia).toBe(true);
    end();
    expect([task.isInMedia, task.completion]).toEqual([false, null]);
  });

  it('is out of the media once it was cancelled', () => {
    const { task } = running(true);
    expect([task.cancel(), task.isInMedia]).toEqual([true, false]);
    expect(running(false).task.cancel()).toBe(false);
  });
});
