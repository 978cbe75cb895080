import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

/** Operations that end when they are told to. */
function later(): { begun: number[]; end: (isDone: boolean) => void; begin: Parameters<typeof inTurn<number>>[1] } {
  const begun: number[] = [];
  let done: (isDone: boolean) => void = () => undefined;
  return {
    begun,
    end: (isDone) => done(isDone),
    begin: (item, end) => {
      begun.push(item);
      done = end;
      return { cancel: () => item === 1 };
    },
  };
}

describe('inTurn', () => {
  it('begins each operation when the one before has ended', () => {
    const { begun, end, begin } = later();
    const ends: boolean[] = [];
    inTurn([1, 2], begin, (isDone) => ends.push(isDone));
    expect([begun, ends]).toEqual([[1], []]);
    end(true);
    expect([begun, ends]).toEqual([[1, 2], []]);
    end(true);
    expect(ends).toEqual([true]);
  });

  it('ends with the first one that fails', () => {
    const { begun, end, begin } = later();
    const ends: boolean[] = [];
    inTurn([1, 2], begin, (isDone) => ends.push(isDone));
    end(false);
    expect([begun, ends]).toEqual([[1], [false]]);
  });

  it('is taken back as long as the present one can be', () => {
    const { end, begin } = later();
    const whole = inTurn([1, 2], begin, () => undefined);
    expect(whole.cancel()).toBe(true);
    end(true);
    expect(whole.cancel()).toBe(false);
  });

  it('has no depth where operations end at once', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => i);
    let count = 0;
    const ends: boolean[] = [];
    const begin = (_: number, done: (isDone: boolean) => void): { cancel: () => boolean } => {
      count += 1;
      done(true);
      return { cancel: () => false };
    };
    expect(inTurn(many, begin, (isDone) => ends.push(isDone)).cancel()).toBe(false);
    expect([count, ends]).toEqual([100_000, [true]]);
  });
});
