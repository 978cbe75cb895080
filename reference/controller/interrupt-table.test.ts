import { beforeEach, describe, expect, it } from 'vitest';
import { InterruptTable } from './interrupt-table.ts';

const [a, b] = [{}, {}];
let delivered: number[];
let table: InterruptTable;

beforeEach(() => {
  delivered = [];
  table = new InterruptTable((vector) => delivered.push(vector));
  table.program();
});

describe('InterruptTable', () => {
  it('keeps the interrupt of a masked vector pending, and sends it once', () => {
    table.mask(3);
    table.raise(3, a);
    table.raise(3, a);
    table.raise(4, a);
    expect([table.isPending(3), table.isPending(4), delivered]).toEqual([true, false, [4]]);
    table.unmask(3);
    expect([table.isPending(3), delivered]).toEqual([false, [4, 3]]);
  });

  it('has a mask for the whole function, beside those of the vectors', () => {
    table.maskFunction();
    table.mask(1);
    table.raise(1, a);
    table.raise(2, a);
    table.unmask(2);
    expect(delivered).toEqual([]);
    table.unmaskFunction();
    expect(delivered).toEqual([2]);
    table.unmask(1);
    expect(delivered).toEqual([2, 1]);
  });

  it('forgets what is pending for one owner of a vector, and keeps it for another', () => {
    table.mask(1);
    table.raise(1, a);
    table.raise(1, b);
    table.forget(a);
    expect(table.isPending(1)).toBe(true);
    table.forget(b);
    table.unmask(1);
    expect(delivered).toEqual([]);
  });

  it('brings pending interrupts back for the owners that are there still', () => {
    table.mask(1);
    table.mask(2);
    for (const owner of [a, b]) table.raise(1, owner);
    table.raise(2, b);
    const saved = table.save((owner) => (owner === a ? 'a' : null));
    table.load(saved, (name) => (name === 'a' ? a : null));
    expect([table.isPending(1), table.isPending(2)]).toEqual([true, false]);
    table.load(saved, () => null);
    expect(table.isPending(1)).toBe(false);
  });

  it('NB-MSX-5: masks all vectors after a reset, and forgets what was pending', () => {
    table.mask(1);
    table.raise(1, a);
    table.reset();
    table.raise(2, a);
    expect([table.isPending(1), table.isPending(2), delivered]).toEqual([false, true, []]);
    table.program();
    expect(delivered).toEqual([2]);
  });
});
