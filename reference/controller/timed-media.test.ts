import { describe, expect, it } from 'vitest';
import { IMMEDIATE } from './media-class.ts';
import type { MediaClassInput } from './media-class.ts';
import { MemoryMedia } from './memory-media.ts';
import { TimedMedia } from './timed-media.ts';
import { VirtualClock } from './virtual-clock.ts';

const block = new Uint8Array(512).fill(7);

function timed(input: MediaClassInput): {
  clock: VirtualClock;
  memory: MemoryMedia;
  media: TimedMedia;
  ends: string[];
} {
  const clock = new VirtualClock();
  const memory = new MemoryMedia();
  const media = new TimedMedia(memory, clock, (namespace) =>
    namespace === 1 ? { ...IMMEDIATE, ...input } : IMMEDIATE,
  );
  return { clock, memory, media, ends: [] };
}

describe('TimedMedia', () => {
  it('lets latencies overlap and transfers wait for one another', () => {
    // 512 bytes take 1000 ns.
    const { clock, media, ends } = timed({ readLatency: 50, readBandwidth: 512_000_000 });
    for (const name of ['a', 'b']) media.read(1, 0, 1, () => ends.push(`${name} ${clock.now}`));
    while (clock.runNext());
    expect(ends).toEqual(['a 1050', 'b 2050']);
  });

  it('does nothing of an operation that was taken back, and cannot take it back later', () => {
    const { clock, memory, media, ends } = timed({ writeLatency: 10 });
    const first = media.write(1, 0, block, () => ends.push('first'));
    const second = media.write(1, 1, block, () => ends.push('second'));
    expect([first.cancel(), first.cancel()]).toEqual([true, false]);
    while (clock.runNext());
    expect(ends).toEqual(['second']);
    expect(second.cancel()).toBe(false);
    memory.read(1, 0, 2, (data) => expect([data?.[0], data?.[512]]).toEqual([0, 7]));
  });

  it('flushes after the writes before, of one namespace or of all', () => {
    const { clock, media, ends } = timed({ writeBandwidth: 512_000_000, flushLatency: 5, cacheSize: 4096 });
    media.write(1, 0, block, () => ends.push(`written ${clock.now}`));
    media.flush(1, () => ends.push(`flushed ${clock.now}`));
    media.flush(2, () => ends.push(`other ${clock.now}`));
    media.flush(null, () => ends.push(`all ${clock.now}`));
    while (clock.runNext());
    expect(ends).toEqual(['written 0', 'other 0', 'flushed 1005', 'all 1005']);
  });

  it('makes writes wait once they come faster than the media for longer than the cache holds', () => {
    const { clock, media, ends } = timed({ writeBandwidth: 512_000_000, cacheSize: 1024 });
    for (let i = 0; i < 3; i += 1) media.write(1, i, block, () => ends.push(`${i} ${clock.now}`));
    while (clock.runNext());
    expect(ends).toEqual(['0 0', '1 0', '2 3000']);
  });

  it('transfers no zeros, and takes no time where no namespace has a class', () => {
    const { clock, media, ends } = timed({ writeBandwidth: 512_000_000, writeLatency: 3 });
    media.zero(1, 0, 8, () => ends.push(`zeroed ${clock.now}`));
    while (clock.runNext());
    const plain = new TimedMedia(new MemoryMedia(), clock);
    plain.write(1, 0, block, () => ends.push(`written ${clock.now}`), true);
    expect(ends).toEqual(['zeroed 3', 'written 3']);
  });

  it('forgets what waits when power is lost', () => {
    const { clock, media, ends } = timed({ readLatency: 10 });
    media.read(1, 0, 1, () => ends.push('read'));
    media.losePower();
    expect(clock.next).toBeNull();
    media.read(1, 0, 1, () => ends.push('read'));
    media.clear();
    expect([clock.next, ends]).toEqual([null, []]);
  });
});
