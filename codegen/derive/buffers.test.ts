import { expect, it } from 'vitest';
import { Buffers, DERIVED_ADDRESS } from './buffers.ts';
import { HOST, type NamedSpace } from './spaces.ts';

const tenant: NamedSpace = { name: 'pasid-2', space: { tag: { kind: 'pasid', value: '0x2' } } };

it('leaves a page unmapped behind each buffer, and counts addresses in each space for itself', () => {
  const buffers = new Buffers();
  expect(buffers.source('a', 1, HOST)).toMatchObject({ iova: '0x100000', size: 4096 });
  expect(buffers.sink('b', 4097, HOST)).toMatchObject({ iova: '0x102000', size: 8192, fill: 0xa5 });
  expect(buffers.sink('c', 8, tenant)).toMatchObject({ iova: '0x100000', space: 'pasid-2' });
  expect([...buffers.uses]).toEqual([
    ['a', 'r'],
    ['b', 'w'],
    ['c', 'w'],
  ]);
  expect([...buffers.spaces.keys()]).toEqual(['host', 'pasid-2']);
});

it('places queues apart from each other, as far from a boundary as the address that stands for them', () => {
  const buffers = new Buffers();
  const first = buffers.queue('q', 0x10000, tenant, DERIVED_ADDRESS + 0x2000);
  const second = buffers.queue('r', 64, tenant, DERIVED_ADDRESS + 0x800);
  expect(Number(first.iova) % 0x10000).toBe(0x2000);
  expect(Number(second.iova) % 0x10000).toBe(0x800);
  expect(Number(second.iova)).toBeGreaterThanOrEqual(Number(first.iova) + 0x10000);
  expect(buffers.queue('s', 64, tenant, 0x30000)).toMatchObject({ iova: '0x30000', fill: 0 });
});
