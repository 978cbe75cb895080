import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CachedMedia } from './cached-media.ts';
import type { Media } from './media.ts';
import { MemoryMedia } from './memory-media.ts';

const blocks = (...values: readonly number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => Array<number>(512).fill(value)));

/** The first byte of each block. */
function contents(media: Media, count: number, namespace = 1): number[] {
  let bytes: Uint8Array | null = null;
  media.read(namespace, 0, count, (data) => void (bytes = data && data.slice()));
  return Array.from({ length: count }, (_, i) => bytes?.[i * 512] ?? -1);
}

function cached(size = 4096): {
  media: CachedMedia;
  memory: MemoryMedia;
  write: (block: number, data: Uint8Array, isDurable?: boolean) => void;
} {
  const memory = new MemoryMedia();
  const media = new CachedMedia(memory, (namespace) => (namespace === 1 ? size : 0));
  return {
    media,
    memory,
    write: (block, data, isDurable) => void media.write(1, block, data, (is) => expect(is).toBe(true), isDurable),
  };
}

describe('CachedMedia', () => {
  it('loses what was neither flushed nor written durably', () => {
    const { media, write } = cached();
    write(0, blocks(1, 2));
    write(2, blocks(3), true);
    expect(contents(media, 4)).toEqual([1, 2, 3, 0]);
    media.losePower();
    expect(contents(media, 4)).toEqual([0, 0, 3, 0]);
  });

  it('NB-VWC-1: keeps what was flushed, in one namespace or in all', () => {
    for (const namespace of [1, null]) {
      const { media, write } = cached();
      write(0, blocks(1, 2));
      media.flush(namespace, (is) => expect(is).toBe(true));
      write(1, blocks(9));
      media.losePower();
      expect(contents(media, 2)).toEqual([1, 2]);
    }
  });

  it('lets no older data of the cache come after a durable write or zeros', () => {
    const { media, write } = cached();
    write(0, blocks(1, 2, 3));
    write(1, blocks(8), true);
    media.zero(1, 2, 100, () => undefined);
    media.flush(1, () => undefined);
    expect(contents(media, 4)).toEqual([1, 8, 0, 0]);
  });

  it('brings what it holds to the media when it is full, and lets go past it what does not fit', () => {
    const { media, memory, write } = cached(1024);
    write(0, blocks(1, 2));
    write(2, blocks(3));
    expect(contents(memory, 4)).toEqual([1, 2, 0, 0]);
    write(1, blocks(4, 5, 6));
    expect(contents(memory, 4)).toEqual([1, 4, 5, 6]);
    media.losePower();
    expect(contents(media, 4)).toEqual([1, 4, 5, 6]);
  });

  it('is no cache for a namespace without one', () => {
    const { media } = cached();
    media.write(2, 0, blocks(5), () => undefined);
    media.losePower();
    expect(contents(media, 1, 2)).toEqual([5]);
    media.clear();
    expect(contents(media, 1, 2)).toEqual([0]);
  });

  it('fails where the media fails, and keeps what it holds', () => {
    const failing = new MemoryMedia();
    failing.write = (_namespace, _block, _data, done) => {
      done(false);
      return { cancel: () => false };
    };
    const media = new CachedMedia(failing, () => 512);
    media.write(1, 0, blocks(1), () => undefined);
    const ends: boolean[] = [];
    media.flush(1, (is) => ends.push(is));
    media.write(1, 1, blocks(2), (is) => ends.push(is));
    expect([ends, contents(media, 2)]).toEqual([
      [false, false],
      [1, 0],
    ]);
  });

  it('reads as media without a cache do, whatever the order of writes, zeros and flushes', () => {
    const step = fc.record({
      kind: fc.constantFrom('write', 'durable', 'zero', 'flush'),
      block: fc.nat(9),
      count: fc.integer({ min: 1, max: 4 }),
      value: fc.nat(255),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 6 }), (steps, room) => {
        const plain = new MemoryMedia();
        const media = new CachedMedia(new MemoryMedia(), () => room * 512);
        for (const { kind, block, count, value } of steps)
          for (const each of [plain, media]) {
            if (kind === 'flush') each.flush(1, () => undefined);
            else if (kind === 'zero') each.zero(1, block, count, () => undefined);
            else each.write(1, block, blocks(...Array<number>(count).fill(value)), () => undefined, kind === 'durable');
          }
        expect(contents(media, 14)).toEqual(contents(plain, 14));
      }),
    );
  });
});
