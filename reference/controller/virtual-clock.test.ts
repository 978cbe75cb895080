import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

describe('VirtualClock', () => {
  it('stands still until it is advanced, and then runs what is due', () => {
    const clock = new VirtualClock();
    const seen: string[] = [];
    clock.after(5, () => seen.push(`a at ${clock.now}`));
    clock.after(7, () => seen.push(`b at ${clock.now}`));
    expect([clock.now, clock.next, seen]).toEqual([0, 5, []]);
    clock.advance(6);
    expect([clock.now, clock.next, seen]).toEqual([6, 7, ['a at 5']]);
    expect(clock.runNext(6)).toBe(false);
    expect(clock.runNext()).toBe(true);
    expect([clock.now, clock.next, seen]).toEqual([7, null, ['a at 5', 'b at 7']]);
    expect(clock.runNext()).toBe(false);
  });

  it('runs a timer that another one sets, in its turn', () => {
    const clock = new VirtualClock();
    const seen: number[] = [];
    clock.after(1, () => clock.after(2, () => seen.push(clock.now)));
    clock.advance(3);
    expect(seen).toEqual([3]);
  });

  it('does not run what was cancelled', () => {
    const clock = new VirtualClock();
    const first = clock.after(1, () => expect.unreachable());
    clock.after(2, () => undefined).cancel();
    first.cancel();
    first.cancel();
    expect(clock.next).toBeNull();
    clock.advance(10);
    expect(clock.now).toBe(10);
  });

  it('begins again at 0 without timers', () => {
    const clock = new VirtualClock();
    clock.advance(3);
    clock.after(3, () => expect.unreachable());
    clock.reset();
    expect([clock.now, clock.next, clock.runNext()]).toEqual([0, null, false]);
  });

  it('refuses delays that no device has', () => {
    const clock = new VirtualClock();
    for (const delay of [-1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])
      expect(() => clock.after(delay, () => undefined)).toThrow(/Unexpected delay .* at 0 ns/u);
    clock.advance(Number.MAX_SAFE_INTEGER);
    expect(() => clock.advance(1)).toThrow(RangeError);
  });

  it('runs timers in the order of their times, and equal ones in the order in which they were set', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 60 }), (timers) => {
        const clock = new VirtualClock();
        const ran: number[] = [];
        const set = timers.map(([delay], i) => clock.after(delay, () => ran.push(i)));
        timers.forEach(([, isCancelled], i) => isCancelled && set[i]?.cancel());
        while (clock.runNext());
        const expected = timers.flatMap(([delay, isCancelled], i) => (isCancelled ? [] : [{ delay, i }]));
        // Sorting is stable, so equal delays keep their order.
        expect(ran).toEqual(expected.sort((a, b) => a.delay - b.delay).map(({ i }) => i));
      }),
    );
  });
});
