import { describe, expect, it } from 'vitest';
import { command } from '../../codegen/model/fixtures.ts';
import type { BlockSurroundings } from './block-commands.ts';
import { BlockCommands } from './block-commands.ts';
import type { Completion } from './completion.ts';
import { AddressSpace, UNREACHABLE } from './dma.ts';
import type { Media } from './media.ts';
import { HealthCounters } from './health-counters.ts';
import { SubmissionQueue } from './submission-queue.ts';
import { Task } from './task.ts';
import { VirtualClock } from './virtual-clock.ts';

const queue = new SubmissionQueue(1, 1, { base: 0, size: 2, space: new AddressSpace(UNREACHABLE, null) });
const operation = { cancel: () => false };
const success: Completion = { command: null, status: 'Successful Completion', doNotRetry: false, result: {} };

/** A controller with all namespaces and a write cache. */
function surroundings(
  all: readonly number[] | null = null,
  isThrough = false,
  health = new HealthCounters(new VirtualClock()),
): BlockSurroundings {
  return { namespaces: { all: () => all, wrote: () => undefined, writesThrough: () => isThrough }, health };
}

/** A media that fails, or remembers what it was asked for. */
function media(isWell: boolean, asked: unknown[] = []): Media {
  return {
    read: (namespace, block, count, done) => {
      asked.push(['read', namespace, block, count]);
      done(isWell ? new Uint8Array(count * 512) : null);
      return operation;
    },
    write: (namespace, block, data, done, isDurable) => {
      asked.push(['write', namespace, block, data.length, ...(isDurable ? ['durably'] : [])]);
      done(isWell);
      return operation;
    },
    zero: (namespace, block, count, done, isDurable) => {
      asked.push(['zero', namespace, block, count, ...(isDurable ? ['durably'] : [])]);
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

function run(name: string, on: Media, isReachable = true, more: object = {}, blockSize = 512): string | undefined {
  const task = new Task(queue, 1, { identifier: 1, underlying: 4, blockSize });
  const structured = { RANGES: [1, 9].map((SLBAL) => ({ CATTR: 0, LEN: 3, SLBAL, SLBAU: 0 })) };
  const data = { length: 1024, fromHost: new Uint8Array(1024), structured, toHost: () => isReachable };
  const work = new BlockCommands(on).workOf(
    { ...command(name, []), queue: 'io' },
    { SLBAL: 5, SLBAU: 1, NLB: 1, ...more },
    data,
    surroundings(),
  );
  work?.(task, success);
  return task.completion?.status;
}

/** The last byte is not zero. */
const readsOnes: Media['read'] = (_namespace, _block, count, done) => {
  done(new Uint8Array(count * 512).fill(1, count * 512 - 1));
  return operation;
};

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

  it('count in logical blocks of the namespace', () => {
    const asked: unknown[] = [];
    for (const name of ['Write', 'Verify', 'Write Zeroes', 'Dataset Management'])
      expect(run(name, media(true, asked), true, { SLBAL: 3, SLBAU: 0, AD: 1 }, 4096)).toBe(success.status);
    expect(asked).toEqual([
      ['write', 4, 24, 1024],
      ['read', 4, 24, 16],
      ['zero', 4, 24, 16],
      ['zero', 4, 8, 24],
      ['zero', 4, 72, 24],
    ]);
  });

  it('verify in pieces', () => {
    const asked: unknown[] = [];
    expect(run('Verify', media(true, asked), true, { SLBAL: 0, SLBAU: 0, NLB: 0xffff }, 4096)).toBe(success.status);
    expect(asked.length).toBe(128);
    expect(asked.at(-1)).toEqual(['read', 4, 127 * 4096, 4096]);
  });

  it('NB-FLU-2: flush all namespaces of the controller with the broadcast value', () => {
    const asked: unknown[] = [];
    const broadcast = (all: readonly number[] | null): string | undefined => {
      const task = new Task(queue, 1);
      const data = { length: 0, fromHost: null, structured: null, toHost: () => true };
      const flush = { ...command('Flush', []), queue: 'io' as const };
      const work = new BlockCommands(media(true, asked)).workOf(flush, {}, data, surroundings(all));
      work?.(task, success);
      return task.completion?.status;
    };
    expect(broadcast([4, 2])).toBe(success.status);
    expect(broadcast([])).toBe(success.status);
    expect(broadcast(null)).toBe(success.status);
    expect(asked).toEqual([
      ['flush', 4],
      ['flush', 2],
      ['flush', null],
    ]);
  });

  it('write durably with Force Unit Access', () => {
    const asked: unknown[] = [];
    run('Write', media(true, asked), true, { FUA: 1 });
    expect(asked).toEqual([['write', 4, 2 ** 32 + 5, 1024, 'durably']]);
  });

  it.each([
    ['Write', ['write', 4, 5, 1024, 'durably']],
    ['Write Zeroes', ['zero', 4, 5, 2, 'durably']],
  ])('NB-FEA-93: %s without the volatile write cache is durable', (name, expected) => {
    const asked: unknown[] = [];
    const task = new Task(queue, 1, { identifier: 1, underlying: 4, blockSize: 512 });
    const data = { length: 1024, fromHost: new Uint8Array(1024), structured: null, toHost: () => true };
    const io = { ...command(name, []), queue: 'io' as const };
    new BlockCommands(media(true, asked)).workOf(
      io,
      { SLBAL: 5, NLB: 1 },
      data,
      surroundings(null, true),
    )?.(task, success);
    expect(asked).toEqual([expected]);
  });

  it('verify without a transfer, and write zeros to one range or to several', () => {
    const asked: unknown[] = [];
    for (const name of ['Verify', 'Write Zeroes']) expect(run(name, media(true, asked))).toBe(success.status);
    expect(run('Dataset Management', media(true, asked), true, { AD: 1 })).toBe(success.status);
    expect(asked).toEqual([
      ['read', 4, 2 ** 32 + 5, 2],
      ['zero', 4, 2 ** 32 + 5, 2],
      ['zero', 4, 1, 3],
      ['zero', 4, 9, 3],
    ]);
  });

  it('take what Dataset Management says without Deallocate as a hint', () => {
    const asked: unknown[] = [];
    expect(run('Dataset Management', media(true, asked), true, { AD: 0 })).toBe(success.status);
    expect(asked).toEqual([]);
  });

  it('compare all bytes', () => {
    const other = { ...media(true), read: readsOnes };
    expect(run('Compare', media(true))).toBe(success.status);
    expect(run('Compare', other)).toBe('Compare Failure');
  });

  it('fail where the media fails, or host memory', () => {
    for (const name of ['Read', 'Write', 'Flush', 'Compare', 'Verify', 'Write Zeroes'])
      expect(run(name, media(false))).toBe('Internal Error');
    expect(run('Read', media(true), false)).toBe('Data Transfer Error');
  });

  it('are not all I/O commands, and no admin commands', () => {
    expect(run('Copy', media(true))).toBeUndefined();
    const data = { length: 0, fromHost: null, structured: null, toHost: () => true };
    expect(new BlockCommands(media(true)).workOf(command('Read', []), {}, data, surroundings())).toBeNull();
  });
});
