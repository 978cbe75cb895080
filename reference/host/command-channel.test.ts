import { describe, expect, it } from 'vitest';
import { textBlock, textOf } from './block-text.ts';
import { blockFields } from './extended-driver.ts';
import { Bench, pasid } from './fixtures.ts';
import { model } from '../../test/spec-model.ts';

describe('CommandChannel', () => {
  it('has several commands outstanding, each with a buffer of its own', () => {
    const { driver } = new Bench(model).tenant({ tags: [pasid(1)], underlying: 1 });
    const queue = driver.queue(1);
    const write = (block: number, text: string): number =>
      queue.start(queue.codec.entry('Write', blockFields(1, block, 1)), textBlock(text));
    const read = (block: number): number =>
      queue.start(queue.codec.entry('Read', blockFields(1, block, 1)), new Uint8Array(512));
    const writes = [write(0, 'ONE'), write(1, 'TWO')];
    expect(writes.map((cid) => queue.finish(cid)?.status)).toEqual([0, 0]);
    const reads = [read(1), read(0)];
    expect(reads.map((cid) => textOf(queue.finish(cid)?.data ?? new Uint8Array(1)))).toEqual(['TWO', 'ONE']);
    expect(queue.finish(reads[0] as number)).toBeNull();
  });

  it('keeps the completion of one command while it waits for another', () => {
    const bench = new Bench(model);
    const { channel, codec } = bench.primary.admin;
    const identify = channel.start(codec.entry('Identify', { CNS: 1 }), new Uint8Array(4096));
    expect(bench.primary.list()).toEqual([]);
    expect(channel.finish(identify)?.status).toBe(0);
  });

  it('names the command that failed', () => {
    const { driver } = new Bench(model).tenant({ tags: [pasid(1)], underlying: 1 });
    expect(() => driver.queue(1).require('Flush', { NSID: 9 })).toThrow(
      'Unexpected Invalid Namespace or Format of Flush',
    );
    expect(() => driver.queue(9)).toThrow('expected one that was created');
    expect(() => driver.createQueues(9)).toThrow('doorbell map');
    expect(() => driver.createQueues(1, { tagIndex: 5 })).toThrow('Unexpected tag index 5');
  });
});
