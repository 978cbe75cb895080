import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { decodeErre } from '../generated/structures/erre.ts';
import type { CommandChannel } from '../host/command-channel.ts';
import { Bench, LIMITS, pasid } from '../host/fixtures.ts';

const REQUEST = 'Asynchronous Event Request';
const [NO_QUEUE, WRONG_VALUE] = [0, 1];

/** A request for events; what it reports, or `null` while it is outstanding. */
function request(channel: CommandChannel): () => number | null {
  const cid = channel.start(channel.codec.entry(REQUEST, {}));
  return () => {
    const answer = channel.finish(cid);
    if (!answer) return null;
    const { AETYPE, AEINFO, AELID } = channel.named(REQUEST, answer).result as Record<string, number>;
    expect([AETYPE, AELID]).toEqual([0, 1]);
    return AEINFO as number;
  };
}

function readLog(channel: CommandChannel, RAE: number): ReturnType<typeof decodeErre> {
  return decodeErre(channel.execute('Get Log Page', { LID: 1, RAE, NUMDL: 15 }, new Uint8Array(64)).data);
}

describe('a wrong doorbell write', () => {
  it('XC-DBP-6: is told to the tenant that made it, and to nobody else', () => {
    const bench = new Bench(model);
    const a = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    const b = bench.tenant({ tags: [pasid(2)], underlying: 2 });
    bench.primary.admin.execute('Get Log Page', { LID: 0xd0, RAE: 0, NUMDL: 3 }, new Uint8Array(16));
    const own = request(a.driver.admin);
    const others = [request(b.driver.admin), request(bench.primary.admin.channel)];
    bench.ring(a.map.get(1) as number, 0xffff);
    expect(own()).toBe(WRONG_VALUE);
    expect(others.map((answer) => answer())).toEqual([null, null]);
    expect(readLog(a.driver.admin, 0)).toMatchObject({ errn: 1n, ersq: 0xffff, ercid: 0xffff, erst: 4 });
    expect(readLog(b.driver.admin, 0).errn).toBe(0n);
  });

  it('XC-DBP-9: is told once until the log is read, and has one entry', () => {
    const bench = new Bench(model);
    const { driver, map } = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    const [first, second] = [request(driver.admin), request(driver.admin)];
    for (let i = 0; i < 100; i++) bench.ring(map.get(2) as number, 1);
    expect([first(), second()]).toEqual([NO_QUEUE, null]);
    expect(readLog(driver.admin, 1).errn).toBe(1n);
    bench.ring(map.get(2) as number, 1);
    expect(second()).toBeNull();
    expect(readLog(driver.admin, 0).errn).toBe(1n);
    bench.ring(map.get(2) as number, 1, 'cq');
    expect(second()).toBe(NO_QUEUE);
  });

  it('waits for a request of the host, and is forgotten with the controller', () => {
    const bench = new Bench(model);
    const { admin } = bench.primary;
    bench.ring(2, 1);
    expect(request(admin.channel)()).toBe(NO_QUEUE);
    bench.ring(2, 1);
    admin.disable();
    bench.ring(0, 1);
    admin.enable();
    expect(request(admin.channel)()).toBeNull();
  });

  it('XC-DBM-3: leaves nothing with a tenant that is disabled, or with nobody', () => {
    const bench = new Bench(model);
    const { handle, map, driver } = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    bench.primary.admin.execute('Manage Extended Controller State', { ...handle, ACT: 1 });
    const ignored = bench.controller.ignoredDoorbells;
    bench.ring(map.get(0) as number, 1);
    bench.ring(LIMITS.FEQID + LIMITS.POOLQP - 1, 1);
    expect(bench.controller.ignoredDoorbells).toBe(ignored + 2);
    bench.primary.createAdminQueue(handle, driver.prepareAdminQueue());
    expect(request(driver.admin)()).toBeNull();
    expect(readLog(driver.admin, 0).errn).toBe(0n);
  });
});
