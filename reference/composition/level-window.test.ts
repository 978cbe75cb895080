import { describe, expect, it } from 'vitest';
import type { DoorbellWindow } from './doorbell-pages.ts';
import { LevelWindow } from './level-window.ts';
import { TrapCounter } from './traps.ts';

/** A window of stride 9 that remembers what was written, and a level around it that shows another stride. */
function level(stride: number): { written: number[][]; window: LevelWindow; traps: TrapCounter } {
  const written: number[][] = [];
  const outer: DoorbellWindow = {
    stride: 9,
    write: (...access) => void written.push(access),
    read: (qid, offset) => qid * 100 + offset,
  };
  const traps = new TrapCounter();
  return { written, window: new LevelWindow(outer, stride, { traps }), traps };
}

describe('LevelWindow', () => {
  it('passes an access to a page that it maps without a trap', () => {
    const { written, window, traps } = level(9);
    window.write(2, 2048, 5);
    expect([written, window.read(2, 4), traps.of('doorbell')]).toEqual([[[2, 2048, 5]], 204, 0]);
  });

  it('forwards a doorbell where the strides differ, with a trap', () => {
    const { written, window, traps } = level(0);
    window.write(1, 4, 7);
    expect([written, window.read(1, 0), traps.of('doorbell')]).toEqual([[[1, 2048, 7]], 100, 2]);
  });

  it('does nothing between two doorbells, and reads 0 there', () => {
    const { written, window } = level(1);
    window.write(1, 4, 7);
    expect([written, window.read(1, 4)]).toEqual([[], 0]);
  });
});
