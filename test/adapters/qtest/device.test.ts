import { afterAll, describe, expect, it } from 'vitest';
import { model } from '../../spec-model.ts';
import { loadExpectations, withExpectations } from '../../runner/expectations.ts';
import { loadVectors } from '../../runner/load.ts';
import type { VectorResult } from '../../runner/result.ts';
import { runVectors } from '../../runner/run.ts';
import { QtestDevice } from './device.ts';
import { hasQemu } from './qemu.ts';

const TIMEOUT = 10_000;

// QEMU is a program of its own: without it there is nothing to drive.
describe.skipIf(!hasQemu())("QEMU's NVMe controller (skipped where qemu-system-x86 is not installed)", () => {
  const device = new QtestDevice('mdts=1', TIMEOUT);
  afterAll(() => device.close());

  it('says what it is and what it supports', async () => {
    expect(await device.hello()).toMatchObject({ name: 'QEMU NVMe Ctrl', serial: 'SNVME-QTEST', level: 'queue' });
    const limits = await device.capabilities();
    expect(limits).toMatchObject({ 'EXT.MDTS': 1, 'EXT.CQR': 1, 'EXT.MSIXN': 65, 'EXT.MAXQE': 2048 });
    expect(limits).not.toHaveProperty(['EXT.MAXXC']);
    expect((await device.commands())?.admin).toContain(0x06);
  });

  it('is as new after a reset, though the file that stands for its memory is another one', async () => {
    const host = { name: 'host', tag: null };
    await device.memoryWrite(host, 0x1000, Uint8Array.of(0x09, ...new Uint8Array(63)));
    await device.reset('model');
    expect(await device.registerRead(0x1c, 4)).toBe(0n);
  });

  it('runs what is about it, and is not asked for commands that it does not list', async () => {
    const { files } = await loadVectors('test/vectors');
    const groups = [
      'abort',
      'd3hot-exit',
      'delete-i-o-completion-queue',
      'delete-i-o-submission-queue',
      'set-extended-controller-qos',
    ];
    const some = files.filter(({ group }) => groups.includes(group));
    const results: VectorResult[] = [];
    for await (const result of runVectors(some, device, { model })) results.push(result);
    const known = loadExpectations('test/adapters/qtest/expectations.json');
    const judged = withExpectations(results, known, '2026-12-01');
    const usual = ['pass', 'deviation', 'skip', 'pending'];
    expect(judged.filter(({ verdict }) => !usual.includes(verdict))).toEqual([]);
    expect(judged.filter(({ verdict }) => verdict === 'deviation')).toHaveLength(known.length);
    expect(results.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(0);
    const reasons = results.filter(({ group }) => group === 'set-extended-controller-qos').map(({ reason }) => reason);
    expect(reasons).toContain('The device does not support Set Extended Controller QoS');
  });
});

it('says where QEMU is missing', async () => {
  expect(hasQemu('/nowhere')).toBe(false);
});
