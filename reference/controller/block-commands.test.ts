import { describe, expect, it } from 'vitest';
import { command } from '../../codegen/model/fixtures.ts';
import { BlockCommands } from './block-commands.ts';
import type { Completion } from './completion.ts';
import { AddressSpace, UNREACHABLE } from './dma.ts';
import type { Media } from './media.ts';
import { SubmissionQueue } from './submission-queue.ts';
import { Task } from './task.ts';

const queue = new SubmissionQueue(1, 1, { base: 0, size: 2, space: new AddressSpace(UNREACHABLE, null) });
const operation = { cancel: () => false };
const success: Completion = { command: null, status: 'Successful Completion', doNotRetry: false, result: {} };

/** A media that fails, or remembers what it was asked for. */
function media(isWell: boolean, asked: unknown[] = []): Media {
  return {
    read: (namespace, block, count, done) => {
      asked.push(['read', namespace, block, count]);
      done(isWell ? new Uint8Array(count * 512) : null);
      return operation;
    },
    write: (namespace, block, data, done) => {
      asked.push(['write', namespace, block, data.length]);
      done(isWell);
      return operation;
    },
    flush: (namespace, done) => {
      asked.push(['flush', namespace]);
      done(isWell);
      return operation;
    },
    clear: () => undefined,
  };
}

function run(name: string, on: Media, isReachable = true): string | undefined {
  const task = new Task(queue, 1, { identifier: 1, underlying: 4 });
  const data = { length: 1024, fromHost: new Uint8Array(1024), toHost: () => isReachable };
  const work = new BlockCommands(on).workOf({ ...command(name, []), queue: 'io' }, { SLBAL: 5, SLBAU: 1 }, data);
  work?.(task, success);
  return task.completion?.status;
}

describe('BlockCommands', () => {
  it('asks the media for blocks of the underlying namespace', () => {
    const asked: unknown[] = [];
    for (const name of ['Read', 'Write', 'Flush']) expect(run(name, media(true, asked))).toBe(success.status);
    expect(asked).toEqual([
      ['read', 4, 2 ** 32 + 5, 2],
      ['write', 4, 2 ** 32 + 5, 1024],
      ['flush', 4],
    ]);
  });

  it('fail where the media fails, or host memory', () => {
    for (const name of ['Read', 'Write', 'Flush']) expect(run(name, media(false))).toBe('Internal Error');
    expect(run('Read', media(true), false)).toBe('Data Transfer Error');
  });

  it('are not all I/O commands, and no admin commands', () => {
    expect(run('Verify', media(true))).toBeUndefined();
    const data = { length: 0, fromHost: null, toHost: () => true };
    expect(new BlockCommands(media(true)).workOf(command('Read', []), {}, data)).toBeNull();
  });
});
