import { describe, expect, it } from 'vitest';
import type { FieldInput } from '../../codegen/model/codec.ts';
import { model } from '../../test/spec-model.ts';
import { decodeErre } from '../generated/structures/erre.ts';
import type { NamedResult } from '../host/command-channel.ts';
import { Bench, LIMITS, pasid } from '../host/fixtures.ts';

const READ_LOG = { LID: 1, RAE: 1, NUMDL: LIMITS.ELPN * 16 - 1 };
const MISSING_QUEUE = 'Delete I/O Submission Queue';

interface Executes {
  execute(name: string, fields: FieldInput, data?: Uint8Array): NamedResult;
}

/** The entries of a controller's error log, without the empty ones. */
function log(driver: Executes): ReturnType<typeof decodeErre>[] {
  const { data, status } = driver.execute('Get Log Page', READ_LOG, new Uint8Array(LIMITS.ELPN * 64));
  expect(status).toBe('Successful Completion');
  const all = Array.from({ length: LIMITS.ELPN }, (_, i) => decodeErre(data, i * 64));
  return all.filter(({ errn }) => errn !== 0n);
}

describe('an error log', () => {
  it('NB-ERR-3: has what the completion of a command with M set to 1b says', () => {
    const { primary } = new Bench(model);
    const { result, status } = primary.admin.execute(MISSING_QUEUE, { QID: 3, NSID: 9 });
    expect(status).toBe('Invalid Queue Identifier');
    expect(result['M']).toBe(1);
    const [entry, ...more] = log(primary.admin);
    expect(more).toEqual([]);
    const of = (name: string): number => Number(result[name]);
    const expected = { errn: 1n, ersq: 0, ercid: of('CID'), erloc: 40, erlba: 0n, erns: 9, eropc: 0, erver: 1 };
    expect(entry).toMatchObject(expected);
    expect(entry?.erst).toBe(of('P') | (of('SC') << 1) | (of('SCT') << 9) | (1 << 14) | (of('DNR') << 15));
  });

  it.each<readonly [string, string, FieldInput, number]>([
    ['the first bit of a field', 'Get Log Page', { LID: 0xfe }, 40],
    ['a field that begins within a byte', 'Identify', { CNS: 1, PSDT: 1 }, (6 << 8) | 1],
    ['the field with a reserved value, of all that have some', 'Identify', { CNS: 0xff }, 40],
    ['an opcode that is not known', 'Identify', { OPC: 0x7f }, 0],
    ['no place where several fields are wrong together', 'Identify', { CNS: 0xff, FUSE: 1, PSDT: 1 }, 1],
  ])('NB-ERR-21: names %s', (_, name, fields, location) => {
    const { primary } = new Bench(model);
    primary.admin.execute(name, fields, new Uint8Array(4096));
    expect(log(primary.admin)[0]?.erloc).toBe(location);
  });

  it('NB-ERR-22: names no place where no single field is to blame', () => {
    const bench = new Bench(model);
    const { driver } = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    expect(driver.read(1, 1, 1000, 1).status).toBe('LBA Out of Range');
    expect(log(driver.admin)).toMatchObject([{ erloc: 0xffff }]);
  });

  it('has the block that a host asked for, however great the number is', () => {
    const bench = new Bench(model);
    const { driver } = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    const block = { NSID: 1, SLBAU: 0x1530_6b17, SLBAL: 0x9d1c_3fd8, NLB: 0 };
    expect(driver.queue(1).execute('Read', block, new Uint8Array(512)).status).toBe('LBA Out of Range');
    expect(log(driver.admin)).toMatchObject([{ erlba: 0x1530_6b17_9d1c_3fd8n }]);
  });

  it('does not tell of commands that succeed', () => {
    const { primary } = new Bench(model);
    expect(primary.admin.execute('Get Features', { FID: 1 }).result['M']).toBe(0);
    expect(log(primary.admin)).toEqual([]);
  });

  it('NB-ERR-8: keeps the newest errors in front, and forgets the oldest', () => {
    const { primary } = new Bench(model);
    for (let i = 0; i < LIMITS.ELPN + 3; i++) primary.admin.execute(MISSING_QUEUE, { QID: 3 });
    const counts = log(primary.admin).map(({ errn }) => Number(errn));
    expect(counts).toEqual(Array.from({ length: LIMITS.ELPN }, (_, i) => LIMITS.ELPN + 3 - i));
  });

  it('NB-ERR-6: begins with 1 again after the greatest Error Count', () => {
    const { primary, controller } = new Bench(model);
    const change = { object: 'PC', key: 0, attribute: 'ERRCNT', before: 0, after: 0xffff_ffff_ffff_ffffn, row: '' };
    controller.controlPlane.commit({ changes: [change], chosen: {} });
    primary.admin.execute(MISSING_QUEUE, { QID: 3 });
    expect(log(primary.admin).map(({ errn }) => errn)).toEqual([1n]);
  });

  it('NB-ERR-7, NB-ERR-9: is empty after a reset, and counts on', () => {
    const { primary } = new Bench(model);
    primary.admin.execute(MISSING_QUEUE, { QID: 3 });
    primary.admin.disable();
    primary.admin.enable();
    expect(log(primary.admin)).toEqual([]);
    primary.admin.execute(MISSING_QUEUE, { QID: 3 });
    expect(log(primary.admin).map(({ errn }) => errn)).toEqual([2n]);
  });

  it('XC-FLT-6: is one for each controller, with the numbers that its driver knows', () => {
    const bench = new Bench(model);
    const a = bench.tenant({ tags: [pasid(1)], underlying: 1 }).driver;
    const b = bench.tenant({ tags: [pasid(2)], underlying: 2 }).driver;
    bench.primary.admin.execute(MISSING_QUEUE, { QID: 3 });
    expect(a.read(1, 1, 1000, 1).status).toBe('LBA Out of Range');
    expect(log(b.admin)).toEqual([]);
    expect(log(a.admin)).toMatchObject([{ errn: 1n, ersq: 1, erlba: 1000n, erns: 1, eropc: 2 }]);
    expect(log(bench.primary.admin)).toMatchObject([{ ersq: 0, eropc: 0 }]);
  });

  it('NB-ERR-19: is counted in the health log', () => {
    const bench = new Bench(model);
    const { admin } = bench.tenant({ tags: [pasid(1)], underlying: 1 }).driver;
    for (let i = 0; i < 3; i++) admin.execute(MISSING_QUEUE, { QID: 3 });
    const entries = (driver: Executes): number =>
      driver.execute('Get Log Page', { LID: 2, NUMDL: 127 }, new Uint8Array(512)).data[176] as number;
    expect([entries(admin), entries(bench.primary.admin)]).toEqual([3, 0]);
  });

  it('is part of a snapshot', () => {
    const { primary, controller } = new Bench(model);
    primary.admin.execute(MISSING_QUEUE, { QID: 3 });
    const snapshot = controller.snapshot();
    const before = log(primary.admin);
    controller.powerOn();
    controller.restore(snapshot);
    expect(controller.controlPlane.state['PC']?.get(0)?.attributes['ERRCNT']).toBe(1n);
    expect(before).toHaveLength(1);
  });
});
