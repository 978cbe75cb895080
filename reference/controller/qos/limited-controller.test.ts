import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../../test/spec-model.ts';
import { Bench, pasid } from '../../host/fixtures.ts';
import type { Tenant } from '../../host/fixtures.ts';
import { blockFields } from '../../host/extended-driver.ts';

const SECOND = 1_000_000_000;
const HARD = 1;
let bench: Bench;
let tenant: Tenant;

beforeEach(() => {
  bench = new Bench(model);
  tenant = bench.tenant({ tags: [pasid(3)], underlying: 1 });
});

/** Starts reads of one block each, without letting time pass. */
function startReads(count: number, { driver }: Tenant = tenant): number[] {
  const queue = driver.queue(1);
  return Array.from({ length: count }, () =>
    queue.start(queue.codec.entry('Read', blockFields(1, 0, 1)), new Uint8Array(512)),
  );
}

/** How many of the commands have completed by now. */
function completed(cids: readonly number[], { driver }: Tenant = tenant): number {
  const settle = bench.controller.settle.bind(bench.controller);
  bench.controller.settle = () => bench.controller.work();
  const results = cids.map((cid) => driver.queue(1).finish(cid));
  bench.controller.settle = settle;
  return results.filter((result) => result !== null).length;
}

describe('a controller with limits', () => {
  it('completes what its limit admits, and the rest when time passes', () => {
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: HARD, TIOPS: 10, BIO: 2 });
    const cids = startReads(6);
    bench.controller.work();
    expect(completed(cids)).toBe(2);
    const now = bench.controller.clock.now;
    bench.controller.settle();
    expect(bench.controller.clock.now - now).toBeGreaterThanOrEqual(0.3 * SECOND);
  });

  it('does not delay a sibling, nor its own admin queue', () => {
    const sibling = bench.tenant({ tags: [pasid(4)], underlying: 2 });
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: HARD, TIOPS: 1, BIO: 1 });
    startReads(4);
    const reads = startReads(4, sibling);
    const cid = tenant.driver.admin.start(tenant.driver.admin.codec.entry('Get Features', { FID: 7 }));
    bench.controller.work();
    expect(completed(reads, sibling)).toBe(4);
    expect(bench.controller.clock.now).toBe(0);
    expect(tenant.driver.admin.finish(cid)?.status).toBe(0);
  });

  it('aborts a command that waits, and deletes its queue, without waiting for the limit', () => {
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: HARD, TIOPS: 1, BIO: 1 });
    const [, waiting] = startReads(3);
    bench.controller.work();
    const { admin } = tenant.driver;
    const abort = admin.start(admin.codec.entry('Abort', { SQID: 1, CID: waiting }));
    const remove = admin.start(admin.codec.entry('Delete I/O Submission Queue', { QID: 1 }));
    bench.controller.work();
    expect(bench.controller.clock.now).toBe(0);
    expect(admin.finish(abort)?.status).toBe(0);
    expect(admin.finish(remove)?.status).toBe(0);
  });

  it('keeps its balance over a reset: a reset storm gives no free operation (XC-QCG-4)', () => {
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: HARD, TIOPS: 1, BIO: 2 });
    let sum = completed(run(2));
    expect(sum).toBe(2);
    for (let i = 0; i < 5; i++) {
      bench.primary.disable(tenant.handle);
      bench.primary.createAdminQueue(tenant.handle, tenant.driver.prepareAdminQueue());
      tenant.driver.createQueues(1);
      sum += completed(run(1));
    }
    // A balance that is a nanosecond above zero admits one more.
    expect(sum).toBeLessThanOrEqual(3);
    expect(bench.controller.clock.now).toBeLessThan(SECOND);
  });

  it('stops a command that waits when its controller is disabled or loses the namespace (XC-QDL-4)', () => {
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: HARD, TIOPS: 1, BIO: 1 });
    startReads(3);
    bench.controller.work();
    bench.primary.detach(tenant.handle, 1, 1);
    expect(bench.controller.clock.now).toBeLessThan(SECOND);
    bench.primary.disable(tenant.handle);
    expect(bench.stateOf(tenant.handle)).toBe('Disabled');
  });

  it('goes beyond its limits in mode Soft while nothing else is to do', () => {
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: 0, TIOPS: 1, BIO: 1 });
    const cids = startReads(5);
    bench.controller.work();
    expect(completed(cids)).toBe(5);
    expect(bench.controller.clock.now).toBe(0);
  });
});

function run(count: number): number[] {
  const cids = startReads(count);
  bench.controller.work();
  return cids;
}
