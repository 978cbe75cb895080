import { beforeEach, describe, expect, it } from 'vitest';
import { blockFields } from '../host/extended-driver.ts';
import type { Tenant } from '../host/fixtures.ts';
import { Bench, pasid } from '../host/fixtures.ts';
import { model } from '../../test/spec-model.ts';

const SUCCESS = 'Successful Completion';
const ABORTED = 'Command Aborted due to SQ Deletion';

let bench: Bench;
let tenant: Tenant;

beforeEach(() => {
  bench = new Bench(model);
  tenant = bench.tenant({ tags: [pasid(2)], underlying: 1 });
});

/** A read of the tenant that the media holds. */
function readLater(where: 'before' | 'begun'): () => string | null {
  bench.media.hold(where);
  const queue = tenant.driver.queue(1);
  const cid = queue.start(queue.codec.entry('Read', blockFields(1, 0, 1)), new Uint8Array(512));
  bench.controller.settle();
  return () => {
    const result = queue.finish(cid);
    return result && queue.codec.statusName(result.status);
  };
}

/** An admin command of the tenant that may complete late; its status when it does. */
function start(name: string, QID: number): () => string | null {
  const { admin } = tenant.driver;
  const cid = admin.start(admin.codec.entry(name, { QID }));
  return () => {
    const result = admin.finish(cid);
    return result && admin.codec.statusName(result.status);
  };
}

/** Fills the completion queue 1 of the tenant: its driver reads no entry and rings no head. */
function fill(): { readonly pair: number; readonly base: number; readonly entries: number } {
  const queue = tenant.driver.queue(1);
  const { entries, completionQueue: base } = queue.queues.layout;
  for (let i = 0; i < entries - 1; i++) queue.queues.submit(queue.codec.entry('Flush', { NSID: 1, PRP1: 0, PRP2: 0 }));
  bench.controller.settle();
  return { pair: tenant.map.get(1) ?? 0, base, entries };
}

describe('Delete I/O Submission Queue with commands outstanding', () => {
  it('NB-QUE-6, NB-QUE-7: a command that can be taken back is aborted, and the deletion completes behind it', () => {
    const read = readLater('before');
    const deleted = start('Delete I/O Submission Queue', 1);
    expect([read(), deleted()]).toEqual([ABORTED, SUCCESS]);
    expect(bench.media.heldOperations).toBe(0);
  });

  it('NB-QUE-6, NB-QUE-7: the deletion waits for a command that the media has begun', () => {
    const read = readLater('begun');
    const deleted = start('Delete I/O Submission Queue', 1);
    expect([deleted(), read()]).toEqual([null, null]);
    expect(tenant.driver.identify().CNTRLTYPE).toBe(1);
    bench.media.release();
    expect([read(), deleted()]).toEqual([SUCCESS, SUCCESS]);
  });

  it('takes no further command of the queue', () => {
    const queue = tenant.driver.queue(1);
    const deleted = start('Delete I/O Submission Queue', 1);
    expect(deleted()).toBe(SUCCESS);
    queue.start(queue.codec.entry('Flush', { NSID: 1 }));
    bench.controller.settle();
    expect(queue.queues.take()).toBeNull();
  });
});

describe('NB-QUE-8: a completion that finds no room', () => {
  it('waits for the head of the completion queue, and the deletion of its submission queue with it', () => {
    const { pair, entries } = fill();
    const queue = tenant.driver.queue(1);
    queue.queues.submit(queue.codec.entry('Flush', { NSID: 1 }));
    const deleted = start('Delete I/O Submission Queue', 1);
    // The last command was not taken: there was no room for its completion.
    expect(deleted()).toBe(SUCCESS);
    bench.ring(pair, entries - 1, 'cq');
    expect(queue.queues.take()).not.toBeNull();
  });

  it('goes with its completion queue, and not into the next one of that number', () => {
    const read = readLater('begun');
    bench.controller.settle();
    const deletedSubmission = start('Delete I/O Submission Queue', 1);
    const deletedCompletion = start('Delete I/O Completion Queue', 1);
    expect([deletedSubmission(), deletedCompletion()]).toEqual([SUCCESS, SUCCESS]);
    tenant.driver.createQueues(1);
    bench.media.release();
    bench.controller.settle();
    expect(read()).toBeNull();
    expect(tenant.driver.queue(1).queues.take()).toBeNull();
    expect(tenant.driver.flush(1, 1).status).toBe(SUCCESS);
  });

  it('holds nobody else up', () => {
    fill();
    const other = bench.tenant({ tags: [pasid(3)], underlying: 2 });
    expect(other.driver.flush(1, 1).status).toBe(SUCCESS);
    expect(tenant.driver.identify().CNTRLTYPE).toBe(1);
    bench.primary.disable(tenant.handle);
    expect(bench.stateOf(tenant.handle)).toBe('Disabled');
  });
});
