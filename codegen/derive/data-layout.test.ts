import { describe, expect, it } from 'vitest';
import type { Buffer } from '../model/vector.ts';
import { ALIGNED, dataParts, isBroken, laidOutPointers, type DataLayout } from './data-layout.ts';

const PAGE = 4096;
const buffer = (name: string): Buffer => ({ name, space: 'host', iova: '0x0', size: PAGE });
const parts = (layout: DataLayout, length: number) => dataParts(layout, length, (i) => buffer(`page-${i}`));

function pointers(change: Partial<DataLayout>, length: number) {
  const layout = { ...ALIGNED, ...change };
  return laidOutPointers(layout, parts(layout, length), (i) => buffer(`list-${i}`));
}

describe('data in pages of a host', () => {
  it('begins in its first page, and ends in its last one', () => {
    const found = parts({ ...ALIGNED, at: 0xe00 }, PAGE + 600).map(({ buffer: { name }, at, from, length }) => [
      name,
      at,
      from,
      length,
    ]);
    expect(found).toEqual([
      ['page-0', 0xe00, 0, 512],
      ['page-1', 0, 512, PAGE],
      ['page-2', 0, 512 + PAGE, 88],
    ]);
  });

  it('needs no list for two pages', () => {
    expect(pointers({ at: 8 }, PAGE)).toEqual({
      pointers: [
        { mem: 'page-0', offset: 8 },
        { mem: 'page-1', offset: 0 },
      ],
      steps: [],
      list: null,
    });
    expect(pointers({}, 512).pointers).toEqual([{ mem: 'page-0', offset: 0 }]);
  });

  it('has a list for more pages, whose last slot is a page where the entries just fit', () => {
    const { pointers: found, steps, list } = pointers({ list: 0xff0 }, 3 * PAGE);
    expect([found[1], list]).toEqual([{ mem: 'list-0', offset: 0xff0 }, 'list-0']);
    expect(steps).toMatchObject([
      {
        mem: 'list-0',
        at: 0xff0,
        reloc: [
          { mem: 'page-1', bit: 0 },
          { mem: 'page-2', bit: 64 },
        ],
      },
    ]);
  });

  it('has a list in parts where they do not fit, each begun where the layout says', () => {
    const { steps } = pointers({ list: 0xff0, part: 0xff0 }, 5 * PAGE);
    expect(steps).toMatchObject([
      { mem: 'list-0', at: 0xff0, reloc: [{ mem: 'page-1' }, { mem: 'list-1', offset: 0xff0 }] },
      { mem: 'list-1', at: 0xff0, reloc: [{ mem: 'page-2' }, { mem: 'list-2', offset: 0xff0 }] },
      { mem: 'list-2', at: 0xff0, reloc: [{ mem: 'page-3' }, { mem: 'page-4' }] },
    ]);
  });

  it('gives one entry an offset', () => {
    expect(pointers({ shifted: { page: 1, offset: 16 } }, 2 * PAGE).pointers[1]).toEqual({ mem: 'page-1', offset: 16 });
    const { steps } = pointers({ shifted: { page: 2, offset: 16 } }, 3 * PAGE);
    expect(steps).toMatchObject([{ reloc: [{ offset: 0 }, { offset: 16 }] }]);
  });

  it('is broken where an address is not aligned or memory is not there', () => {
    const broken: readonly Partial<DataLayout>[] = [
      { at: 2 },
      { list: 4 },
      { part: 8 },
      { shifted: { page: 1, offset: 8 } },
      { missing: 'list' },
      { missing: 0 },
    ];
    expect(broken.map((change) => isBroken({ ...ALIGNED, ...change }))).toEqual(broken.map(() => true));
    expect(isBroken({ ...ALIGNED, at: 0xffc, list: 0xff8 })).toBe(false);
  });
});
