import assert from 'node:assert/strict';
import type { Line } from '../lines.ts';
import type { SuitePlatform } from '../platform.ts';
import { NAMESPACES } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const { blocks, blockSize, inactive } = NAMESPACES;
const RANGE = 'LBA Out of Range';
const FIELD = 'Invalid Field in Command';
const INVALID_NAMESPACE = 'Invalid Namespace or Format';
const BROADCAST = 0xffff_ffff;
const zeros = (count = 1): Uint8Array => new Uint8Array(count * blockSize);
const filled = (value: number, count = 1): Uint8Array => zeros(count).fill(value);

function ready(platform: SuitePlatform): SuiteDriver {
  const driver = SuiteDriver.started(platform);
  driver.nvme.queues.create(1);
  return driver;
}

/** Commands with a range of logical blocks; whether they move data. */
const RANGED: readonly (readonly [name: string, hasData: boolean, line: Line, checks: readonly [string, string]])[] = [
  ['Read', true, 'read', ['NB-REA-1', 'NB-REA-2']],
  ['Write', true, 'write', ['NB-WRI-1', 'NB-WRI-2']],
  ['Compare', true, 'compare', ['NB-CMP-1', 'NB-CMP-2']],
  ['Write Zeroes', false, 'write-zeroes', ['NB-WZE-1', 'NB-WZE-2']],
  ['Verify', false, 'verify', ['NB-VER-1', 'NB-VER-2']],
];

/** The ranges of Dataset Management. */
function ranges(list: readonly (readonly [start: number, length: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.length * 16));
  list.forEach(([start, length], i) => {
    view.setUint32(i * 16 + 4, length, true);
    view.setUint32(i * 16 + 8, start, true);
  });
  return new Uint8Array(view.buffer);
}

/** I/O commands. */
export const ioCases: readonly SuiteCase[] = [
  ...RANGED.map(([name, hasData, line, from]): SuiteCase => ({
    name: `bounds ${name} by the namespace, and takes FUA and limited retry`,
    covers: [line, 'lba-range', 'inactive-namespace', 'broadcast-namespace', 'force-unit-access'],
    from,
    run(platform) {
      const driver = ready(platform);
      const send = (expected: string, fields: object, count = 1): void =>
        void driver.expectIo(
          expected,
          1,
          name,
          { NSID: 1, NLB: count - 1, ...fields },
          hasData ? zeros(count) : undefined,
        );
      send(SUCCESS, { SLBAL: 0 });
      send(SUCCESS, { SLBAL: blocks - 1 });
      send(SUCCESS, { SLBAL: 0 }, blocks);
      send(RANGE, { SLBAL: blocks });
      send(RANGE, { SLBAL: blocks - 1 }, 2);
      send(RANGE, { SLBAL: 0, SLBAU: 1 });
      send(RANGE, { SLBAL: 0xffff_ffff, SLBAU: 0xffff_ffff }, 2);
      for (const NSID of [0, inactive, inactive + 1, BROADCAST]) send(INVALID_NAMESPACE, { NSID, SLBAL: 0 });
      send(SUCCESS, { SLBAL: 0, FUA: 1 });
      send(SUCCESS, { SLBAL: 0, LR: 1 });
    },
  })),
  {
    name: 'returns what was last written, in each namespace apart, and zeros before',
    covers: ['read', 'write'],
    from: ['NB-IOD-1'],
    run(platform) {
      const driver = ready(platform);
      const read = (NSID: number, SLBAL: number): Uint8Array =>
        driver.expectIo(SUCCESS, 1, 'Read', { NSID, SLBAL }, filled(0xee));
      assert.deepEqual(read(1, 5), zeros());
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: 1, SLBAL: 5, NLB: 1 }, filled(1, 2));
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: 2, SLBAL: 5 }, filled(2));
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: 1, SLBAL: 6 }, filled(3));
      assert.deepEqual(
        [4, 5, 6, 7].map((block) => read(1, block)[0]),
        [0, 1, 3, 0],
      );
      assert.deepEqual(read(2, 5), filled(2));
    },
  },
  {
    name: 'compares',
    covers: ['compare'],
    from: ['NB-IOD-3'],
    run(platform) {
      const driver = ready(platform);
      const data = filled(7, 4);
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: 1, SLBAL: 2, NLB: 3 }, data);
      driver.expectIo(SUCCESS, 1, 'Compare', { NSID: 1, SLBAL: 2, NLB: 3 }, data);
      data[data.length - 1] = 8;
      driver.expectIo('Compare Failure', 1, 'Compare', { NSID: 1, SLBAL: 2, NLB: 3 }, data);
    },
  },
  {
    name: 'returns zeros after Write Zeroes and after a deallocation, and only there',
    covers: ['write-zeroes', 'dataset-management'],
    from: ['NB-IOD-4'],
    run(platform) {
      const driver = ready(platform);
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: 1, SLBAL: 0, NLB: 7 }, filled(9, 8));
      driver.expectIo(SUCCESS, 1, 'Write Zeroes', { NSID: 1, SLBAL: 1, NLB: 1 });
      driver.expectIo(SUCCESS, 1, 'Write Zeroes', { NSID: 1, SLBAL: 7, DEAC: 1 });
      driver.expectIo(
        SUCCESS,
        1,
        'Dataset Management',
        { NSID: 1, NR: 1, AD: 1 },
        ranges([
          [4, 1],
          [5, 1],
        ]),
      );
      const data = driver.expectIo(SUCCESS, 1, 'Read', { NSID: 1, SLBAL: 0, NLB: 7 }, zeros(8));
      const first = Array.from({ length: 8 }, (_, i) => data[i * blockSize]);
      assert.deepEqual(first, [9, 0, 0, 9, 0, 0, 9, 0]);
    },
  },
  {
    name: 'bounds Dataset Management by the namespace where it deallocates',
    covers: ['dataset-management', 'lba-range', 'inactive-namespace'],
    from: ['NB-DSM-1', 'NB-DSM-2'],
    run(platform) {
      const driver = ready(platform);
      const send = (expected: string, list: Parameters<typeof ranges>[0], fields: object = {}): void =>
        void driver.expectIo(
          expected,
          1,
          'Dataset Management',
          { NSID: 1, NR: list.length - 1, AD: 1, ...fields },
          ranges(list),
        );
      send(SUCCESS, [[0, blocks]]);
      send(RANGE, [[blocks - 1, 2]]);
      send(RANGE, [
        [0, 1],
        [blocks, 1],
      ]);
      send(SUCCESS, [[0, 1]], { AD: 0, IDR: 1, IDW: 1 });
      send(INVALID_NAMESPACE, [[0, 1]], { NSID: inactive });
      send(INVALID_NAMESPACE, [[0, 1]], { NSID: BROADCAST });
    },
  },
  {
    name: 'flushes one namespace, and all with the broadcast value',
    covers: ['flush', 'broadcast-namespace', 'inactive-namespace'],
    from: ['NB-FLU-1', 'NB-FLU-2', 'NB-IDC-26'],
    run(platform) {
      const driver = ready(platform);
      assert.equal(
        ((driver.nvme.queues.identifyData(1)[525] ?? 0) >>> 1) & 3,
        3,
        'VWC: the broadcast value flushes all',
      );
      driver.expectIo(SUCCESS, 1, 'Flush', { NSID: 1 });
      driver.expectIo(SUCCESS, 1, 'Flush', { NSID: BROADCAST });
      for (const NSID of [0, inactive, inactive + 1]) driver.expectIo(INVALID_NAMESPACE, 1, 'Flush', { NSID });
    },
  },
  ...(['FUSE', 'PSDT'] as const).map((field): SuiteCase => ({
    name: `refuses ${field === 'FUSE' ? 'fused commands, which FUSES' : 'SGLs, which SGLS'} does not claim`,
    covers: [field === 'FUSE' ? 'fused' : 'sgl'],
    from: [field === 'FUSE' ? 'NB-COM-2' : 'NB-COM-3'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      for (const value of [1, 2, 3]) {
        const entry = driver.entry('Flush', { NSID: 1 });
        entry[1] = value << (field === 'FUSE' ? 0 : 6);
        queue.submission.submit(entry);
        assert.equal(driver.next(queue).status, FIELD, `I/O, ${field} ${value}`);
        const admin = driver.entry('Get Features', { FID: 1, FSEL: 0 });
        admin[1] = value << (field === 'FUSE' ? 0 : 6);
        const { status } = driver.nvme.admin.submit(admin);
        assert.equal(driver.nvme.admin.codec.statusName(status), FIELD, `admin, ${field} ${value}`);
      }
    },
  })),
  {
    name: 'reports a failure of the media in the completion of the command, and goes on',
    covers: ['media-errors'],
    from: ['NB-IOD-5'],
    run(platform) {
      const driver = ready(platform);
      platform.media.fail();
      const { status } = driver.nvme.io(1, 'Read', { NSID: 1, SLBAL: 0 }, zeros());
      assert.notEqual(status, SUCCESS);
      driver.expectIo(SUCCESS, 1, 'Read', { NSID: 1, SLBAL: 0 }, zeros());
    },
  },
];
