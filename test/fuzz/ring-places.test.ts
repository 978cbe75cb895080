import { describe, expect, it } from 'vitest';
import type { Access } from './dma-log.ts';
import { RingPlaces } from './ring-places.ts';
import type { QueueView } from './snapshot.ts';

const [LIST, NEXT] = [0x1_0000, 0x2_0000];
const [ONE, OTHER] = [0x5_0000, 0x7_0000];

function queue(entries: number, base = LIST): QueueView {
  const rest = { owner: null, tag: null, pair: 1, vector: null, pageSize: 4096, isListed: true };
  return { ...rest, qid: 1, base, entries, completionQueue: 1, identity: {} };
}

function access(address: number, size: number, value = 0n): Access {
  const bytes = new Uint8Array(size);
  if (size === 8) new DataView(bytes.buffer).setBigUint64(0, value, true);
  return { tag: null, direction: 'r', address, size, isServed: true, bytes, label: null };
}

describe('RingPlaces', () => {
  it('knows where entries lie as soon as the list was read', () => {
    const places = new RingPlaces();
    const own = queue(128);
    expect(places.slotsAt(own, 64, access(OTHER, 64))).toEqual([]);
    expect(places.listsAt(access(LIST + 8, 8, BigInt(OTHER)), [own], 64)).toEqual([own]);
    expect(places.slotsAt(own, 64, access(OTHER + 64, 64))).toEqual([65]);
    // Another size, another space, and beyond the queue.
    expect(places.slotsAt(own, 64, access(OTHER + 64, 16))).toEqual([]);
    expect(places.slotsAt(own, 64, { ...access(OTHER + 64, 64), tag: { pasid: 1, routingId: null } })).toEqual([]);
    expect(places.slotsAt(queue(70), 64, access(OTHER, 64))).toEqual([]);
  });

  it('tells all slots where pages are the same, and remembers pages that a host has replaced', () => {
    const places = new RingPlaces();
    const own = queue(192);
    for (const [at, value] of [
      [0, ONE],
      [8, ONE],
      [16, ONE],
      [16, OTHER],
    ] as const)
      places.listsAt(access(LIST + at, 8, BigInt(value)), [own], 64);
    expect(places.slotsAt(own, 64, access(ONE, 64))).toEqual([0, 64, 128]);
    expect(places.slotsAt(own, 64, access(OTHER, 64))).toEqual([128]);
  });

  it('follows a list to its next part, where more pages remain than one', () => {
    const places = new RingPlaces();
    const own = queue(192, LIST + 4096 - 16);
    expect(places.listsAt(access(NEXT, 8), [own], 64)).toEqual([]);
    places.listsAt(access(LIST + 4096 - 16, 8, BigInt(ONE)), [own], 64);
    places.listsAt(access(LIST + 4096 - 8, 8, BigInt(NEXT)), [own], 64);
    expect(places.slotsAt(own, 64, access(NEXT, 64))).toEqual([]);
    expect(places.listsAt(access(NEXT, 8, BigInt(OTHER)), [own], 64)).toEqual([own]);
    expect(places.slotsAt(own, 64, access(OTHER, 64))).toEqual([64]);
    // No third part: two pages have room in the second one.
    expect(places.listsAt(access(NEXT + 16, 8, 0n), [own], 64)).toEqual([]);
  });

  it('takes nothing else for a list', () => {
    const places = new RingPlaces();
    const [own, plain] = [queue(128), { ...queue(128), isListed: false }];
    expect(places.listsAt(access(LIST, 16), [own], 64)).toEqual([]);
    expect(places.listsAt({ ...access(LIST, 8), direction: 'w' }, [own], 64)).toEqual([]);
    expect(places.listsAt(access(LIST, 8), [plain], 64)).toEqual([]);
    expect(places.listsAt(access(LIST + 16, 8), [own], 64)).toEqual([]);
    expect(places.slotsAt(plain, 64, access(LIST + 128, 64))).toEqual([2]);
  });
});
