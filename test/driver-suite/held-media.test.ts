import { expect, it } from 'vitest';
import { MemoryMedia } from '../../reference/controller/memory-media.ts';
import { HeldMedia } from './held-media.ts';

it('lets operations wait until they are released, in their order', () => {
  const media = new HeldMedia(new MemoryMedia());
  const seen: string[] = [];
  media.hold();
  media.write(1, 0, new Uint8Array(512).fill(7), () => seen.push('written'));
  media.read(1, 0, 1, (data) => seen.push(`read ${data?.[0]}`));
  expect(seen).toEqual([]);
  media.release();
  expect(seen).toEqual(['written', 'read 7']);
});

it('lets one operation fail', () => {
  const media = new HeldMedia(new MemoryMedia());
  const seen: unknown[] = [];
  media.fail();
  media.read(1, 0, 1, (data) => seen.push(data));
  media.flush(1, (isFlushed) => seen.push(isFlushed));
  expect(seen).toEqual([null, true]);
});
