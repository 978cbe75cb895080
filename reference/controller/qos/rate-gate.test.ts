import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import { RateGate } from './rate-gate.ts';
import type { RateLimits } from './rate-limits.ts';

const SECOND = 1_000_000_000;
const NONE: RateLimits = {
  isHard: true,
  unit: 0n,
  bytes: 0n,
  writtenBytes: 0n,
  operations: 0n,
  writes: 0n,
  burstBytes: 0n,
  burstOperations: 0n,
};
const READ = { bytes: 4096, isWrite: false };
const WRITE = { bytes: 4096, isWrite: true };

let clock: VirtualClock;
let gate: RateGate;
let admitted: string[];
let borrowers: Set<RateGate>;

beforeEach(() => {
  clock = new VirtualClock();
  borrowers = new Set();
  gate = new RateGate(clock, borrowers);
  admitted = [];
});

function ask(name: string, charge = READ): ReturnType<RateGate['admit']> {
  return gate.admit(charge, () => admitted.push(name));
}

describe('RateGate', () => {
  it('admits all at once without limits', () => {
    ask('a');
    ask('b');
    expect(admitted).toEqual(['a', 'b']);
  });

  it('lets commands wait and go on in order when their time has come', () => {
    gate.change({ ...NONE, operations: 2n, burstOperations: 1n });
    for (const name of ['a', 'b', 'c']) ask(name);
    expect(admitted).toEqual(['a']);
    // The balance is above zero after a nanosecond; then b has to be paid for.
    clock.advance(1);
    expect(admitted).toEqual(['a', 'b']);
    clock.advance(SECOND / 2 - 1);
    expect(admitted).toEqual(['a', 'b']);
    clock.advance(1);
    expect(admitted).toEqual(['a', 'b', 'c']);
  });

  it('lets reads pass writes that wait for a limit of their own', () => {
    gate.change({ ...NONE, writes: 1n, burstOperations: 1n });
    ask('w1', WRITE);
    ask('w2', WRITE);
    ask('r', READ);
    expect(admitted).toEqual(['w1', 'r']);
  });

  it('lets nothing pass where reads and writes wait', () => {
    gate.change({ ...NONE, operations: 1n, burstOperations: 1n });
    ask('r1');
    ask('w2', WRITE);
    ask('r3');
    ask('w4', WRITE);
    expect(admitted).toEqual(['r1']);
    clock.advance(10 * SECOND);
    expect([...admitted].sort()).toEqual(['r1', 'r3', 'w2', 'w4']);
    expect(admitted.indexOf('w2')).toBeLessThan(admitted.indexOf('w4'));
  });

  it('counts a large command as several operations', () => {
    gate.change({ ...NONE, operations: 1n, burstOperations: 1n, unit: 1024n });
    ask('a');
    ask('b');
    clock.advance(3 * SECOND);
    expect(admitted).toEqual(['a']);
    clock.advance(SECOND);
    expect(admitted).toEqual(['a', 'b']);
  });

  it('takes a command back that waits; it costs nothing', () => {
    gate.change({ ...NONE, operations: 1n, burstOperations: 1n });
    ask('a');
    expect(ask('b').cancel()).toBe(true);
    ask('c');
    clock.advance(SECOND + 1);
    expect(admitted).toEqual(['a', 'c']);
  });

  it('lets commands that wait go on when limits are lifted', () => {
    gate.change({ ...NONE, operations: 1n, burstOperations: 1n });
    ask('a');
    ask('b');
    gate.change(null);
    expect(admitted).toEqual(['a', 'b']);
    expect(clock.next).toBeNull();
  });

  it('begins full where a quantity becomes limited, and gives nothing when the same limits are set again', () => {
    gate.change({ ...NONE, operations: 1n, burstOperations: 2n });
    ask('a');
    ask('b');
    gate.change({ ...NONE, operations: 1n, burstOperations: 2n });
    ask('c');
    expect(admitted).toEqual(['a', 'b']);
  });

  it('lends only in mode Soft', () => {
    gate.change({ ...NONE, operations: 1n, burstOperations: 1n });
    ask('a');
    ask('b');
    expect(borrowers.size).toBe(0);
    expect(gate.borrow()).toBe(false);
    gate.change({ ...NONE, isHard: false, operations: 1n, burstOperations: 1n });
    expect([...borrowers]).toEqual([gate]);
    expect(gate.borrow()).toBe(true);
    expect(borrowers.size).toBe(0);
    expect(admitted).toEqual(['a', 'b']);
    expect(gate.borrow()).toBe(false);
  });

  it('waits for ever where the time of a limit never comes', () => {
    gate.change({ ...NONE, bytes: 1n, burstBytes: 1n });
    ask('a', { bytes: 2 ** 30, isWrite: false });
    ask('b', { bytes: 2 ** 30, isWrite: false });
    clock.advance(SECOND);
    expect(clock.next === null || clock.next > 1e18).toBe(true);
    gate.change(null);
    expect(admitted).toEqual(['a', 'b']);
  });
});
