import { beforeEach, describe, expect, it } from 'vitest';
import { HostMemory } from '../host/memory.ts';
import { Iommu, PageTable } from '../host/iommu.ts';
import type { BusTag } from './dma.ts';
import { TranslationCache } from './translation-cache.ts';

const A: BusTag = { routingId: null, pasid: 1 };
const B: BusTag = { routingId: 5, pasid: 1 };
const [SAME, PAGE_A, PAGE_B] = [0x1_0000, 0x8000, 0x9000] as const;

let memory: HostMemory;
let iommu: Iommu;
let cache: TranslationCache;
let tables: Map<BusTag, PageTable>;

beforeEach(() => {
  memory = new HostMemory();
  memory.map(null, PAGE_A, 0x2000);
  memory.store(null, PAGE_A, Uint8Array.of(0xaa));
  memory.store(null, PAGE_B, Uint8Array.of(0xbb));
  iommu = new Iommu(memory);
  tables = new Map([
    [A, new PageTable()],
    [B, new PageTable()],
  ]);
  tables.get(A)?.map(SAME, PAGE_A, 4096);
  tables.get(B)?.map(SAME, PAGE_B, 4096);
  for (const [tag, second] of tables) iommu.attach(tag, { second });
  cache = new TranslationCache(iommu, 4);
});

function byteOf(tag: BusTag, address: number = SAME): number | null {
  const bytes = new Uint8Array(1);
  return cache.read(tag, address, bytes) ? (bytes[0] as number) : null;
}

describe('TranslationCache', () => {
  it('never uses a translation of one tag for another that differs in the Routing ID only (XC-ATS-1)', () => {
    expect(byteOf(A)).toBe(0xaa);
    expect(byteOf(B)).toBe(0xbb);
    expect(byteOf(A)).toBe(0xaa);
  });

  it('uses what it holds until the host invalidates it', () => {
    expect(byteOf(A)).toBe(0xaa);
    tables.get(A)?.unmap(SAME, 4096);
    expect(byteOf(A)).toBe(0xaa);
    cache.invalidate(A, SAME, 4096);
    expect(byteOf(A)).toBeNull();
    expect(byteOf(B)).toBe(0xbb);
  });

  it('answers an invalidation for a tag that nobody has (XC-STP-3)', () => {
    cache.invalidate({ routingId: null, pasid: 99 }, 0, 0x10_0000);
    expect(cache.size).toBe(0);
  });

  it('forgets what belongs to a tag whose use has stopped, and nothing else', () => {
    byteOf(A);
    byteOf(B);
    cache.forget(A);
    expect(cache.size).toBe(1);
    tables.get(A)?.unmap(SAME, 4096);
    expect(byteOf(A)).toBeNull();
  });

  it('asks again for a write where it holds a translation for reads', () => {
    tables.get(A)?.map(SAME, PAGE_A, 4096, false);
    expect(byteOf(A)).toBe(0xaa);
    expect(cache.write(A, SAME, Uint8Array.of(1))).toBe(false);
    tables.get(A)?.map(SAME, PAGE_A, 4096, true);
    expect(cache.write(A, SAME, Uint8Array.of(1))).toBe(true);
    expect(byteOf(A)).toBe(1);
  });

  it('moves nothing where one page of several has no translation', () => {
    memory.store(null, PAGE_A + 4095, Uint8Array.of(7));
    expect(cache.write(A, SAME + 4095, Uint8Array.of(1, 2))).toBe(false);
    expect(memory.load(null, PAGE_A + 4095, 1)).toEqual(Uint8Array.of(7));
  });

  it('holds no more than it has room for', () => {
    tables.get(A)?.map(0, PAGE_A, 4096);
    for (let i = 0; i < 10; i++) {
      tables.get(A)?.map(i * 4096, PAGE_A, 4096);
      byteOf(A, i * 4096);
    }
    expect(cache.size).toBe(4);
  });

  it('lets requests go out as they are while ATS is not enabled', () => {
    cache.isEnabled = false;
    expect(byteOf(A)).toBe(0xaa);
    expect(cache.write(A, SAME, Uint8Array.of(3))).toBe(true);
    expect(cache.size).toBe(0);
  });
});
