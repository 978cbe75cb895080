import { pairDistance, doorbellsOf } from './doorbell-pages.ts';

/** The smallest BAR0 that every in-box driver takes: 16 KiB. */
const SMALLEST = 0x4000;

/** Size in bytes of BAR0 of a composed controller with so many queue pairs: a power of two (XC-CMP-13). */
export function composedBarSize(queuePairs: number, stride: number): number {
  let size = SMALLEST;
  while (size < doorbellsOf(queuePairs - 1, stride) + pairDistance(stride)) size *= 2;
  return size;
}
