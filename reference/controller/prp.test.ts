import { describe, expect, it } from 'vitest';
import { AddressSpace, addressOf } from './dma.ts';
import { FlatMemory } from './fixtures.ts';
import type { PrpWalk } from './prp.ts';
import { walkPrps } from './prp.ts';

const PAGE = 4096;
const memory = new FlatMemory(16 * PAGE);
const walk = (prp1: number, prp2: number, length: number): PrpWalk =>
  walkPrps(new AddressSpace(memory, null), prp1, prp2, length, PAGE);

describe('walkPrps', () => {
  it('needs nothing for no data', () => {
    expect(walk(3, 3, 0)).toEqual({ segments: [] });
  });

  it('takes one page from PRP1 and ignores PRP2', () => {
    expect(walk(PAGE + 16, 7, PAGE - 16)).toEqual({ segments: [{ address: PAGE + 16, length: PAGE - 16 }] });
  });

  it('takes a second page from PRP2', () => {
    expect(walk(PAGE + 16, 2 * PAGE, PAGE)).toEqual({
      segments: [
        { address: PAGE + 16, length: PAGE - 16 },
        { address: 2 * PAGE, length: 16 },
      ],
    });
  });

  it('takes more pages from the list that PRP2 names, and no more entries than the data needs', () => {
    memory.store64(5 * PAGE, 7 * PAGE, 6 * PAGE, 123);
    expect(walk(PAGE, 5 * PAGE, 2 * PAGE + 4)).toEqual({
      segments: [
        { address: PAGE, length: PAGE },
        { address: 7 * PAGE, length: PAGE },
        { address: 6 * PAGE, length: 4 },
      ],
    });
  });

  it('follows the last slot of a list page to the next one', () => {
    memory.store64(6 * PAGE - 16, 2 * PAGE, 8 * PAGE);
    memory.store64(8 * PAGE, 3 * PAGE, 4 * PAGE);
    const result = walk(PAGE, 6 * PAGE - 16, 4 * PAGE);
    expect('segments' in result && result.segments.map(({ address }) => address / PAGE)).toEqual([1, 2, 3, 4]);
  });

  it('takes a page from the last slot where no more remain', () => {
    memory.store64(6 * PAGE - 16, 2 * PAGE, 3 * PAGE);
    const result = walk(PAGE, 6 * PAGE - 16, 3 * PAGE);
    expect('segments' in result && result.segments.map(({ address }) => address / PAGE)).toEqual([1, 2, 3]);
  });

  it('NB-QUE-5: refuses offsets but in the first entry', () => {
    expect(walk(PAGE, 2 * PAGE + 4, 2 * PAGE)).toEqual({ fault: 'offset' });
    expect(walk(PAGE, 5 * PAGE + 4, 3 * PAGE)).toEqual({ fault: 'offset' });
    expect(walk(PAGE + 2, 0, 4)).toEqual({ fault: 'offset' });
    memory.store64(5 * PAGE, 7 * PAGE, 6 * PAGE + 8);
    expect(walk(PAGE, 5 * PAGE, 3 * PAGE)).toEqual({ fault: 'offset' });
    memory.store64(6 * PAGE - 16, 2 * PAGE, 8 * PAGE + 8);
    expect(walk(PAGE, 6 * PAGE - 16, 4 * PAGE)).toEqual({ fault: 'offset' });
  });

  it('NB-PRP-9: looks at the offset of an address before it is found to be beyond reach', () => {
    const last = 0xffff_ffff_ffff_ffffn;
    expect(walk(addressOf(last), 0, 4)).toEqual({ fault: 'offset' });
    expect(walk(PAGE, addressOf(last), 2 * PAGE)).toEqual({ fault: 'offset' });
    expect(walk(PAGE, addressOf(0xffff_ffff_ffff_f000n), 2 * PAGE)).toHaveProperty('segments');
    memory.bytes.fill(0xff, 5 * PAGE, 5 * PAGE + 16);
    expect(walk(PAGE, 5 * PAGE, 3 * PAGE)).toEqual({ fault: 'offset' });
  });

  it('ends with the data where a list leads back to itself', () => {
    memory.store64(6 * PAGE - 8, 5 * PAGE);
    memory.store64(5 * PAGE, ...Array.from({ length: 511 }, () => 2 * PAGE), 5 * PAGE);
    const result = walk(PAGE, 5 * PAGE, 2000 * PAGE);
    expect('segments' in result && result.segments.length).toBe(2000);
  });

  it('tells of a list that cannot be read', () => {
    expect(walk(PAGE, 100 * PAGE, 3 * PAGE)).toEqual({ fault: 'transfer' });
    expect(walk(PAGE, 2 ** 60, 3 * PAGE)).toEqual({ fault: 'transfer' });
  });
});
