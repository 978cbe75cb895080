import { describe, expect, it } from 'vitest';
import { textBlock, textOf } from './block-text.ts';
import { Bench, pasid } from './fixtures.ts';
import { model } from '../../test/spec-model.ts';

describe('ExtendedDriver', () => {
  it('drives a controller from its admin queue to its blocks and back', () => {
    const bench = new Bench(model);
    const { driver, handle } = bench.tenant({ tags: [pasid(1), pasid(2)], underlying: 3, vectors: [3] });
    expect(driver.identify().CNTRLTYPE).toBe(1);
    driver.deleteQueues(1);
    expect(driver.setQueueCount(1)).toEqual({ submission: 1, completion: 1 });
    driver.createQueues(1, { tagIndex: 1, vector: 0 });
    expect(driver.write(1, 1, 63, textBlock('LAST')).status).toBe('Successful Completion');
    expect(driver.flush(1, 1).status).toBe('Successful Completion');
    expect(textOf(driver.read(1, 1, 63, 1).data)).toBe('LAST');
    expect(driver.queueNumbers).toEqual([0, 1]);
    expect(bench.primary.properties(handle).RDY).toBe(1);
  });

  it('moves data of many pages through a list', () => {
    const { driver } = new Bench(model).tenant({ tags: [pasid(1)], underlying: 1 });
    const data = Uint8Array.from({ length: 64 * 512 }, (_, i) => (i * 7) % 251);
    driver.write(1, 1, 0, data);
    expect(driver.read(1, 1, 0, 64).data).toEqual(data);
  });
});
