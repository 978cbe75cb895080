import { beforeEach, describe, expect, it } from 'vitest';
import type { Tenant } from '../host/fixtures.ts';
import { Bench, pasid } from '../host/fixtures.ts';
import { model } from '../../test/spec-model.ts';

const [COALESCING, VECTOR_CONFIGURATION] = [0x08, 0x09];
/** Units of the Aggregation Time, and their nanoseconds. */
const [TIME, NANOSECONDS] = [3, 300_000];
const VECTOR = 6;

let bench: Bench;
let a: Tenant;

/** A tenant whose I/O queue uses vector 6 of the function, its own vector 1. */
function build(): void {
  bench = new Bench(model);
  a = bench.tenant({ tags: [pasid(2)], underlying: 1, vectors: [5, VECTOR] });
}

/** THR is one less than the number of entries. */
function coalesce(tenant: Tenant, THR: number, time = TIME): void {
  tenant.driver.admin.require('Set Features', { FID: COALESCING, THR, TIME: time });
  bench.interrupts.length = 0;
}

/** Lets a tenant flush so many times; the device does it, and no time passes. */
function post(tenant: Tenant, count: number): void {
  const queue = tenant.driver.queue(1);
  for (let i = 0; i < count; i++) queue.start(queue.codec.entry('Flush', { NSID: 1 }));
  bench.controller.work();
}

beforeEach(build);

describe('interrupts of an I/O completion queue', () => {
  it('come at once as long as nothing is set', () => {
    bench.interrupts.length = 0;
    post(a, 1);
    expect(bench.interrupts).toEqual([VECTOR]);
  });

  it('NB-COA-1, NB-COA-2: come when THR + 1 entries are posted, and then wait for as many again', () => {
    coalesce(a, 2);
    post(a, 2);
    expect(bench.interrupts).toEqual([]);
    post(a, 1);
    expect(bench.interrupts).toEqual([VECTOR]);
    bench.controller.advance(NANOSECONDS);
    post(a, 2);
    expect(bench.interrupts).toEqual([VECTOR]);
  });

  it('NB-COA-1, NB-COA-2: come when the first entry has waited for TIME, and not a nanosecond before', () => {
    coalesce(a, 9);
    post(a, 1);
    bench.controller.advance(NANOSECONDS - 1);
    post(a, 1);
    expect(bench.interrupts).toEqual([]);
    bench.controller.advance(1);
    expect(bench.interrupts).toEqual([VECTOR]);
    bench.controller.advance(10 * NANOSECONDS);
    expect(bench.interrupts).toEqual([VECTOR]);
  });

  it.each([
    ['THR', 0, TIME],
    ['TIME', 9, 0],
  ])('NB-COA-3: come at once while %s is 0', (_, threshold, time) => {
    coalesce(a, threshold, time);
    post(a, 2);
    expect(bench.interrupts).toEqual([VECTOR, VECTOR]);
  });

  it('NB-COA-3: come at once where the controller has excepted its own vector, not that of the function', () => {
    a.driver.admin.require('Set Features', { FID: VECTOR_CONFIGURATION, IV: 0, CD: 1 });
    coalesce(a, 9);
    post(a, 1);
    expect(bench.interrupts).toEqual([]);
    a.driver.admin.require('Set Features', { FID: VECTOR_CONFIGURATION, IV: 1, CD: 1 });
    bench.interrupts.length = 0;
    post(a, 1);
    expect(bench.interrupts).toEqual([VECTOR]);
  });

  it('NB-COA-3: do not make those of the admin completion queue wait', () => {
    coalesce(a, 9);
    a.driver.admin.start(a.driver.admin.codec.entry('Identify', { CNS: 1 }));
    bench.controller.work();
    expect(bench.interrupts).toEqual([5]);
  });

  it.each<readonly [string, () => void]>([
    ['a deletion of the queue', () => a.driver.deleteQueues(1)],
    ['a disable', () => void bench.primary.disable(a.handle)],
    ['a reset of the primary controller', () => bench.controller.writeRegister(0x14, 4, 0)],
  ])('NB-COA-4: do not come after %s', (_, act) => {
    coalesce(a, 9, 0xff);
    post(a, 1);
    const { clock } = bench.controller;
    // Commands of the driver would let all time pass.
    const { settle } = bench.controller;
    bench.controller.settle = () => bench.controller.work();
    act();
    bench.controller.settle = settle;
    expect(clock.now).toBe(0);
    expect(clock.next).toBeNull();
    expect(bench.interrupts).not.toContain(VECTOR);
  });
});

describe('settings of one controller', () => {
  it('XC-INT-5: do not make a vector wait that another extended controller has as well', () => {
    coalesce(a, 9);
    const b = bench.tenant({ tags: [pasid(3)], underlying: 2, vectors: [VECTOR] });
    bench.interrupts.length = 0;
    post(a, 1);
    expect(bench.interrupts).toEqual([VECTOR]);
    bench.primary.remove(b.handle, { force: true });
    bench.interrupts.length = 0;
    post(a, 1);
    expect(bench.interrupts).toEqual([]);
  });

  it('do not concern another', () => {
    const b = bench.tenant({ tags: [pasid(3)], underlying: 2, vectors: [9] });
    coalesce(a, 9);
    post(b, 1);
    expect(bench.interrupts).toEqual([9]);
  });
});

describe('XC-INT-1: what is pending for a vector of a tenant', () => {
  const { disable, deletion, grant } = {
    disable: () => void bench.primary.disable(a.handle),
    deletion: () => bench.primary.remove(a.handle, { force: true }),
    grant: () => {
      bench.primary.disable(a.handle);
      bench.primary.grant(a.handle, { queuePairs: 3, vectors: [7], largestNamespace: 2 });
    },
  };

  it.each([
    ['a disable', disable],
    ['a deletion', deletion],
    ['another grant', grant],
  ])('is gone after %s: the next owner of the entry gets no message of it', (_, act) => {
    const controlOf = VECTOR * 16 + 12;
    const pending = (): boolean => (Number(bench.controller.readBar(4, 0x8000, 4)) >>> VECTOR) % 2 === 1;
    bench.controller.writeBar(4, controlOf, 4, 1);
    bench.interrupts.length = 0;
    post(a, 1);
    // XC-INT-2
    expect([pending(), bench.interrupts]).toEqual([true, []]);
    act();
    expect(pending()).toBe(false);
    bench.interrupts.length = 0;
    bench.controller.writeBar(4, controlOf, 4, 0);
    expect(bench.interrupts).toEqual([]);
  });
});
