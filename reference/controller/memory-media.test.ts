import { describe, expect, it } from 'vitest';
import { MemoryMedia } from './memory-media.ts';

const block = (value: number): Uint8Array => new Uint8Array(512).fill(value);

function contentOf(media: MemoryMedia, namespace: number, at: number): number | null {
  let value: number | null = null;
  media.read(namespace, at, 1, (data) => (value = data?.[0] ?? null));
  return value;
}

describe('MemoryMedia', () => {
  it('NB-IOD-1: reads what was written last, and zeros elsewhere', () => {
    const media = new MemoryMedia();
    media.write(1, 2 ** 40, block(1), () => undefined);
    media.write(1, 2 ** 40, block(2), () => undefined);
    expect([contentOf(media, 1, 2 ** 40), contentOf(media, 1, 0), contentOf(media, 2, 2 ** 40)]).toEqual([2, 0, 0]);
    media.clear();
    expect(contentOf(media, 1, 2 ** 40)).toBe(0);
  });

  it('NB-IOD-4: reads zeros where blocks were set to zero, few of them or far more than were ever written', () => {
    const media = new MemoryMedia();
    for (const at of [1, 2, 3, 2 ** 20]) media.write(1, at, block(7), () => undefined);
    media.zero(1, 2, 1, () => undefined);
    expect([1, 2, 3].map((at) => contentOf(media, 1, at))).toEqual([7, 0, 7]);
    media.zero(1, 3, 2 ** 40, () => undefined);
    expect([1, 3, 2 ** 20].map((at) => contentOf(media, 1, at))).toEqual([7, 0, 0]);
  });

  it('keeps blocks that begin and end anywhere, over many chunks', () => {
    const media = new MemoryMedia();
    const expected = new Uint8Array(40);
    const write = (at: number, count: number, value: number): void => {
      const data = new Uint8Array(count * 512).fill(value);
      media.write(1, at, data, () => expected.fill(value, at, at + count));
    };
    write(3, 2, 1);
    write(7, 20, 2);
    write(16, 8, 3);
    media.zero(1, 14, 12, () => expected.fill(0, 14, 26));
    for (let at = 0; at < 40; at++) {
      for (const count of [1, 8, 17].filter((each) => at + each <= 40))
        media.read(1, at, count, (data) =>
          expect([...(data ?? [])].filter((_, i) => i % 512 === 511)).toEqual([...expected.subarray(at, at + count)]),
        );
    }
  });

  it('keeps a copy', () => {
    const media = new MemoryMedia();
    const data = block(1);
    media.write(1, 0, data, () => undefined);
    data.fill(9);
    expect(contentOf(media, 1, 0)).toBe(1);
  });

  it('holds operations, finishes them in order, and lets those be cancelled that it has not begun', () => {
    const media = new MemoryMedia();
    const done: string[] = [];
    media.hold('begun');
    const begun = media.write(1, 0, block(1), () => done.push('begun'));
    media.hold();
    const waiting = media.write(1, 1, block(1), () => done.push('waiting'));
    media.flush(1, () => done.push('flush'));
    expect([begun.cancel(), waiting.cancel(), waiting.cancel()]).toEqual([false, true, false]);
    expect([done, media.heldOperations]).toEqual([[], 2]);
    media.release();
    expect(done).toEqual(['begun', 'flush']);
    expect([contentOf(media, 1, 0), contentOf(media, 1, 1)]).toEqual([1, 0]);
  });
});
