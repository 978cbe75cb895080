import { beforeEach, describe, expect, it } from 'vitest';
import { blockFields } from '../host/extended-driver.ts';
import type { Tenant } from '../host/fixtures.ts';
import { Bench, pasid } from '../host/fixtures.ts';
import { model } from '../../test/spec-model.ts';

const SUCCESS = 'Successful Completion';

let bench: Bench;
let a: Tenant;
let b: Tenant;

beforeEach(() => {
  bench = new Bench(model);
  a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
  b = bench.tenant({ tags: [pasid(3)], underlying: 2 });
});

interface Started {
  readonly cid: number;
  readonly status: () => string | null;
}

/** A read of tenant A that the media holds. */
function readLater(where: 'before' | 'begun'): Started {
  bench.media.hold(where);
  const queue = a.driver.queue(1);
  const cid = queue.start(queue.codec.entry('Read', blockFields(1, 0, 1)), new Uint8Array(512));
  bench.controller.settle();
  return {
    cid,
    status: () => {
      const result = queue.finish(cid);
      return result && queue.codec.statusName(result.status);
    },
  };
}

/** NABRT of an Abort command of a tenant; `null` while it has not completed. */
function abortLater({ driver }: Tenant, SQID: number, ABCID: number): () => number | string | null {
  const { admin } = driver;
  const cid = admin.start(admin.codec.entry('Abort', { SQID, ABCID }));
  return () => {
    const result = admin.finish(cid);
    if (result === null) return null;
    const { status, result: fields } = admin.named('Abort', result);
    return status === SUCCESS ? Number(fields['NABRT']) : status;
  };
}

const abort = (tenant: Tenant, sqid: number, cid: number): number | string | null => abortLater(tenant, sqid, cid)();

describe('Abort', () => {
  it('NB-ABT-2, NB-ABT-3: ends a command that can be taken back from the media', () => {
    const read = readLater('before');
    expect(abort(a, 1, read.cid)).toBe(0);
    expect(read.status()).toBe('Command Abort Requested');
    expect(bench.media.heldOperations).toBe(0);
  });

  it('NB-ABT-4, NB-ABT-7: tells that a command was not aborted once the media is through with it', () => {
    const read = readLater('begun');
    const aborted = abortLater(a, 1, read.cid);
    expect([aborted(), read.status()]).toEqual([null, null]);
    bench.media.release();
    expect([read.status(), aborted()]).toEqual([SUCCESS, 1]);
  });

  it('NB-ABT-4: aborts nothing that is done already or never was there', () => {
    const read = readLater('before');
    bench.media.release();
    expect(read.status()).toBe(SUCCESS);
    for (const [sqid, cid] of [
      [1, read.cid],
      [1, 0x7777],
      [2, 1],
      [0xffff, 1],
    ] as const)
      expect(abort(a, sqid, cid)).toBe(1);
  });

  it('reaches commands of its own controller only', () => {
    const read = readLater('before');
    const pair = a.map.get(1) ?? 0;
    expect(abort(b, 1, read.cid)).toBe(1);
    const { admin } = bench.primary;
    const fields = { SQID: pair, ABCID: read.cid };
    expect(admin.execute('Abort', fields)).toMatchObject({ status: SUCCESS, result: { NABRT: 1 } });
    expect(read.status()).toBeNull();
  });

  it('NB-ABT-5: more than ACL + 1 at a time are refused', () => {
    const read = readLater('begun');
    const aborts = Array.from({ length: 5 }, () => abortLater(a, 1, read.cid));
    expect(aborts.map((each) => each())).toEqual([null, null, null, null, 'Abort Command Limit Exceeded']);
    expect(abort(b, 0, 0x7777)).toBe(1);
    bench.media.release();
    expect(aborts.slice(0, 4).map((each) => each())).toEqual([1, 1, 1, 1]);
    expect(abort(a, 1, 0x7777)).toBe(1);
  });

  it('NB-ABT-6: does not stop a controller on its way down', () => {
    const { channel, codec } = bench.primary.admin;
    bench.controller.holdEvent('Quiesced');
    const cid = channel.start(codec.entry('Manage Extended Controller State', { ...a.handle, ACT: 1 }));
    expect(channel.finish(cid)).toBeNull();
    expect(channel.execute('Abort', { SQID: 0, ABCID: cid }).result['NABRT']).toBe(1);
    bench.controller.releaseEvent('Quiesced');
    expect(channel.finish(cid)?.status).toBe(0);
    expect(bench.stateOf(a.handle)).toBe('Disabled');
  });
});
