import assert from 'node:assert/strict';
import type { Erre } from '../../../reference/generated/structures/erre.ts';
import { decodeErre } from '../../../reference/generated/structures/erre.ts';
import type { SuiteCase } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const ENTRY = 64;
/** What an entry says that tells of no command. */
const NONE = 0xffff;
/** Where Identify Controller has ELPE. */
const ELPE = 262;

/** Where the health log counts the entries of the error log. */
const NEILE = 176;

/** All entries of the error log, the empty ones too. */
function log(driver: SuiteDriver): readonly Erre[] {
  const elpe = driver.nvme.queues.identifyData(1)[ELPE] as number;
  const length = (elpe + 1) * ENTRY;
  const data = new Uint8Array(length);
  const answer = driver.admin('Get Log Page', { LID: 1, RAE: 1, NUMDL: length / 4 - 1 }, data);
  assert.equal(answer.status, SUCCESS, 'the error log');
  return Array.from({ length: elpe + 1 }, (_, i) => decodeErre(answer.data, i * ENTRY));
}

/** The newest Error Count; 0 where there is no entry. */
function newest(driver: SuiteDriver): bigint {
  return log(driver)[0]?.errn ?? 0n;
}

/** An admin command that fails; whether its completion says that the error log tells more. */
function fail(driver: SuiteDriver): { readonly cid: number; readonly status: number; readonly more: boolean } {
  const { result } = driver.admin('Delete I/O Submission Queue', { QID: 0 });
  const { CID, SCT, SC, M } = result as Readonly<Record<string, number>>;
  return { cid: CID as number, status: ((SCT as number) << 8) | (SC as number), more: M === 1 };
}

/** The Error Information log page. Controllers differ in which errors they record: bit M and the log have to agree. */
export const errorCases: readonly SuiteCase[] = [
  {
    name: 'has in its error log what M announces, first the newest',
    covers: ['log-errors'],
    from: ['NB-ERR-1', 'NB-ERR-2', 'NB-ERR-3'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const before = newest(driver);
      const failures = [fail(driver), fail(driver)].filter(({ more }) => more).reverse();
      const found = log(driver);
      for (const [i, { cid, status }] of failures.entries()) {
        const { errn, ersq, ercid, erst } = found[i] as Erre;
        assert.ok(errn > 0n, 'an Error Count');
        assert.deepEqual({ ersq, ercid, status: (erst >> 1) & 0x7ff }, { ersq: 0, ercid: cid, status });
      }
      assert.equal(newest(driver), before + BigInt(failures.length), 'no entry that nothing announced');
    },
  },
  {
    name: 'counts the entries of its error log in the health log',
    covers: ['log-errors', 'log-health'],
    from: ['NB-ERR-19'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const entries = (): bigint => {
        const { data } = driver.admin('Get Log Page', { LID: 2, NUMDL: 127 }, new Uint8Array(512));
        return new DataView(data.buffer, data.byteOffset).getBigUint64(NEILE, true);
      };
      const before = entries();
      const announced = Array.from({ length: 5 }, () => fail(driver)).filter(({ more }) => more);
      assert.equal(entries(), before + BigInt(announced.length));
    },
  },
  {
    name: 'names the queue, the namespace and the block of an I/O command in its error log',
    covers: ['log-errors'],
    from: ['NB-ERR-3', 'XC-FLT-6'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      const data = driver.pages(1);
      const cid = queue.submission.submit(driver.entry('Read', { NSID: 1, SLBAL: 0xffff_fff0, SLBAU: 1, PRP1: data }));
      const { more, status } = driver.next(queue);
      assert.equal(status, 'LBA Out of Range');
      if (!more) return;
      const { ersq, ercid, erns, erlba } = log(driver)[0] as Erre;
      assert.deepEqual({ ersq, ercid, erns, erlba }, { ersq: 1, ercid: cid, erns: 1, erlba: 0x1_ffff_fff0n });
    },
  },
  {
    name: 'gives each error the next number, also after a reset, and forgets the oldest',
    covers: ['log-errors'],
    from: ['NB-ERR-5', 'NB-ERR-6', 'NB-ERR-7', 'NB-ERR-8'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const before = newest(driver);
      if (!fail(driver).more) return;
      assert.equal(newest(driver), before + 1n);
      driver.nvme.stop();
      driver.nvme.start();
      for (let i = 0; i < 300; i++) fail(driver);
      const counts = log(driver).map(({ errn }) => errn);
      assert.deepEqual(
        counts,
        counts.map((_, i) => before + 301n - BigInt(i)),
      );
    },
  },
  {
    name: 'has an entry for a doorbell error that it reports, and keeps the event back until the log is read',
    covers: ['doorbell-events', 'log-errors'],
    from: ['NB-ERR-4', 'NB-ERR-14', 'NB-ERR-16'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const { channel, codec } = driver.nvme.admin;
      const request = (): number => channel.start(codec.entry('Asynchronous Event Request', {}));
      const [first, second] = [request(), request()];
      driver.nvme.registers.ring('sq', 2, 1);
      assert.ok(channel.finish(first) ?? channel.finish(second), 'an event');
      const { ersq, ercid } = log(driver)[0] as Erre;
      assert.deepEqual({ ersq, ercid }, { ersq: NONE, ercid: NONE });
      driver.nvme.registers.ring('sq', 2, 1);
      assert.equal(channel.finish(second), null, 'masked');
      driver.expectAdmin(SUCCESS, 'Get Log Page', { LID: 1, RAE: 0, NUMDL: 15 }, new Uint8Array(ENTRY));
      assert.equal(channel.finish(second), null, 'what was read is no news');
      driver.nvme.registers.ring('sq', 2, 1);
      assert.ok(channel.finish(second), 'another event');
    },
  },
];
