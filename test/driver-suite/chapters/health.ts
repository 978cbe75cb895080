import assert from 'node:assert/strict';
import { decodeCqe } from '../../../reference/generated/structures/cqe.ts';
import { decodeHlth, type Hlth } from '../../../reference/generated/structures/hlth.ts';
import { NAMESPACES } from '../platform.ts';
import type { SuitePlatform } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { notExtended } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';
import { log } from './logs.ts';

const HEALTH = 0x02;
const { blocks, blockSize } = NAMESPACES;
const MINUTE = 60e9;
const HOUR = 60 * MINUTE;
/** Feature Temperature Threshold; THSEL is 1h for the lower one. */
const THRESHOLD = { FID: 0x04 };

function ready(platform: SuitePlatform): SuiteDriver {
  const driver = SuiteDriver.started(platform);
  driver.nvme.queues.create(1);
  return driver;
}

function health(driver: SuiteDriver): Hlth {
  return decodeHlth(log(driver, HEALTH, 512));
}

/** A number of sixteen bytes; what is counted here fits eight. */
function counter(bytes: Uint8Array): bigint {
  assert.ok(bytes.subarray(8).every((byte) => byte === 0));
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
}

/** What the counters are beyond those of `before`; those that stay are left out. */
function grown(before: Hlth, now: Hlth): Readonly<Record<string, bigint>> {
  const names = ['dur', 'duw', 'hrc', 'hwc', 'cbt', 'pwrc', 'poh', 'unss', 'mdie'] as const;
  const all = names.map((name) => [name, counter(now[name]) - counter(before[name])] as const);
  return Object.fromEntries(all.filter(([, difference]) => difference !== 0n));
}

/** The SMART / Health Information log page. */
export const healthCases: readonly SuiteCase[] = [
  {
    name: 'has a temperature between the thresholds, and no warning',
    covers: ['log-health'],
    from: ['NB-HLT-2', 'NB-HLT-3', 'NB-HLT-10'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const { ctemp, avsp, avspt, ttc, asbt, amro } = health(driver);
      assert.deepEqual([ttc, asbt, amro], [0, 0, 0]);
      assert.ok(ctemp > 0 && ctemp < 0x157, `${ctemp} kelvins`);
      assert.ok(avsp <= 100 && avsp >= avspt);
    },
  },
  {
    name: 'counts commands that read and write, and what they move in thousands of 512 bytes, rounded up',
    covers: ['log-health'],
    from: ['NB-HLT-20', 'NB-HLT-21', 'NB-HLT-22', 'NB-HLT-23'],
    run(platform) {
      const driver = ready(platform);
      const begin = health(driver);
      const data = new Uint8Array(blocks * blockSize);
      for (let i = 0; i < 125; i++) driver.expectIo(SUCCESS, 1, 'Write', { NSID: 1, NLB: 7 }, data.slice(0, 4096));
      assert.deepEqual(grown(begin, health(driver)), { hwc: 125n, duw: 1n });
      driver.expectIo(SUCCESS, 1, 'Read', { NSID: 1, NLB: 7 }, data.slice(0, 4096));
      driver.expectIo(SUCCESS, 1, 'Write Zeroes', { NSID: 1, NLB: blocks - 1 });
      driver.expectIo('LBA Out of Range', 1, 'Read', { NSID: 1, SLBAL: blocks }, data.slice(0, blockSize));
      assert.deepEqual(grown(begin, health(driver)), { hwc: 125n, duw: 1n, hrc: 1n, dur: 1n });
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: 1 }, data.slice(0, blockSize));
      assert.deepEqual(grown(begin, health(driver)), { hwc: 126n, duw: 2n, hrc: 1n, dur: 1n });
    },
  },
  {
    name: 'counts what the media has lost',
    covers: ['log-health'],
    from: ['NB-HLT-26', 'NB-HLT-20'],
    run(platform) {
      const driver = ready(platform);
      const begin = health(driver);
      platform.media.fail();
      driver.expectIo('Internal Error', 1, 'Read', { NSID: 1 }, new Uint8Array(blockSize));
      assert.deepEqual(grown(begin, health(driver)), { mdie: 1n });
    },
  },
  {
    name: 'counts the minutes in which I/O commands are outstanding, and the hours',
    covers: ['log-health'],
    from: ['NB-HLT-25', 'NB-HLT-29'],
    run(platform) {
      const driver = ready(platform);
      const queue = driver.queue(2);
      const begin = health(driver);
      platform.media.hold(false);
      for (let i = 0; i < 2; i++) queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.settle();
      platform.advance(2 * MINUTE);
      assert.deepEqual(grown(begin, health(driver)), { cbt: 2n });
      platform.media.release();
      for (let i = 0; i < 2; i++) assert.equal(driver.next(queue).status, SUCCESS);
      platform.advance(HOUR);
      assert.deepEqual(grown(begin, health(driver)), { cbt: 2n, poh: 1n });
    },
  },
  {
    name: 'keeps what it has counted when it is disabled',
    covers: ['log-health'],
    from: ['NB-RST-1', 'NB-HLT-27'],
    run(platform) {
      const driver = ready(platform);
      driver.expectIo(SUCCESS, 1, 'Read', { NSID: 1 }, new Uint8Array(blockSize));
      const begin = health(driver);
      driver.nvme.stop();
      driver.nvme.start();
      assert.deepEqual(grown(begin, health(driver)), {});
      assert.equal(counter(health(driver).hrc) > 0n, true);
    },
  },
  {
    name: 'warns of a temperature at a threshold, and reports it once until the log page is read',
    covers: ['log-health', 'events', 'event-masking', 'log-retain'],
    from: ['NB-HLT-1', 'NB-HLT-40', 'NB-AER-7'],
    notOwed: notExtended('the thresholds of an extended controller cannot be changed (NB-FEA-59)'),
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const { ctemp } = health(driver);
      const threshold = (TMPTH: number, THSEL = 0): void =>
        void driver.expectAdmin(SUCCESS, 'Set Features', { ...THRESHOLD, THSEL, TMPTH });
      const { channel } = driver.nvme.admin;
      const requests = [0, 1].map(() => channel.start(driver.entry('Asynchronous Event Request')));
      threshold(ctemp);
      assert.equal(health(driver).ttc, 1, 'at the upper threshold');
      assert.equal(channel.finish(requests[0] as number), null, 'the warning is not asked for');
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x0b, SHCW: 2 });
      const reported = channel.finish(requests[0] as number);
      assert.ok(reported, 'the condition holds when the warning is asked for');
      assert.equal(decodeCqe(reported.completion).dw0, 0x02_01_01);
      threshold(ctemp + 1);
      assert.equal(health(driver).ttc, 0, 'below the upper threshold');
      assert.equal(channel.finish(requests[1] as number), null, 'nothing is wrong any more');
      threshold(ctemp, 1);
      assert.ok(channel.finish(requests[1] as number), 'at the lower threshold, after the log page was read');
    },
  },
];
