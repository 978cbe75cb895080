import assert from 'node:assert/strict';
import { slotAddress } from '../../../reference/host/ring-place.ts';
import type { Queue } from '../suite-driver.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';
import type { SuitePlatform } from '../platform.ts';
import { NAMESPACES } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { EITHER } from '../suite-case.ts';
import { decodeCsts } from '../../../reference/generated/registers/csts.ts';

const PAGE = 4096;
const { blocks, blockSize } = NAMESPACES;
const TRANSFER = 'Data Transfer Error';
const OFFSET = 'PRP Offset Invalid';
const pattern = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 9)) % 251);

function ready(platform: SuitePlatform): { readonly driver: SuiteDriver; readonly queue: Queue } {
  const driver = SuiteDriver.started(platform);
  return { driver, queue: driver.queue(1) };
}

/** Writes the addresses of pages at `at`. */
function list(driver: SuiteDriver, at: number, pages: readonly number[]): void {
  const view = new DataView(new ArrayBuffer(pages.length * 8));
  pages.forEach((page, i) => view.setBigUint64(i * 8, BigInt(page), true));
  driver.store(at, new Uint8Array(view.buffer));
}

/** Fills the namespace with a pattern, and returns it. */
function fill(driver: SuiteDriver): Uint8Array {
  const data = pattern(blocks * blockSize);
  driver.nvme.queues.create(3);
  driver.expectIo(SUCCESS, 3, 'Write', { NSID: 1, SLBAL: 0, NLB: blocks - 1 }, data);
  return data;
}

/** Pages in an order that is not that of their addresses. */
function scattered(driver: SuiteDriver, count: number): readonly number[] {
  return Array.from({ length: count }, () => driver.pages(1)).reverse();
}

/** What stands in scattered pages, from an offset in the first one. */
function gathered(driver: SuiteDriver, pages: readonly number[], offset: number, length: number): Uint8Array {
  const all = Buffer.concat(pages.map((page) => driver.load(page, PAGE)));
  return new Uint8Array(all.subarray(offset, offset + length));
}

const PAGES_OF_ALL = (blocks * blockSize) / PAGE;
const READ_ALL = { NSID: 1, SLBAL: 0, NLB: blocks - 1 };

/** Where data lies in memory. */
export const prpCases: readonly SuiteCase[] = [
  ...[0, 4, 0x800, 0xe00].map((offset): SuiteCase => ({
    name: `moves data that begins at offset ${offset.toString(16)}h of a page and goes on in a second page`,
    covers: ['prp-offset', 'prp-two-pages'],
    from: ['NB-QUE-4'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const data = fill(driver);
      const pages = scattered(driver, 2);
      const [first = 0, second = 0] = pages;
      const fields = { NSID: 1, SLBAL: 0, NLB: 7, PRP1: first + offset, PRP2: second };
      assert.equal(driver.execute(queue, 'Read', fields), SUCCESS);
      assert.deepEqual(gathered(driver, pages, offset, PAGE), data.slice(0, PAGE));
      assert.ok(
        gathered(driver, pages, 0, offset).every((byte) => byte === 0),
        'what lies before is left alone',
      );
      assert.equal(driver.execute(queue, 'Compare', fields), SUCCESS, 'the same data read by the controller');
    },
  })),
  ...[0, 0x404].map((offset): SuiteCase => ({
    name: `follows a PRP list, with an offset of ${offset.toString(16)}h in the first page`,
    covers: ['prp-list', 'prp-offset'],
    from: ['NB-QUE-4', 'NB-PRP-4'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const data = fill(driver);
      const pages = scattered(driver, PAGES_OF_ALL + (offset > 0 ? 1 : 0));
      const at = driver.pages(1);
      // The entry after the last one that is needed leads nowhere.
      list(driver, at, [...pages.slice(1), 0x7_0000_0000]);
      const fields = { ...READ_ALL, PRP1: (pages[0] ?? 0) + offset, PRP2: at };
      assert.equal(driver.execute(queue, 'Read', fields), SUCCESS);
      assert.deepEqual(gathered(driver, pages, offset, data.length), data);
    },
  })),
  {
    name: 'follows a PRP list from page to page',
    covers: ['prp-list'],
    from: ['NB-QUE-4', 'NB-PRP-3'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const data = fill(driver);
      const pages = scattered(driver, PAGES_OF_ALL);
      const [first, second] = [driver.pages(1), driver.pages(1)];
      const at = first + PAGE - 3 * 8;
      list(driver, at, [...pages.slice(1, 3), second]);
      list(driver, second, pages.slice(3));
      assert.equal(driver.execute(queue, 'Read', { ...READ_ALL, PRP1: pages[0] ?? 0, PRP2: at }), SUCCESS);
      assert.deepEqual(gathered(driver, pages, 0, data.length), data);
    },
  },
  {
    name: 'takes the last slot of a page for the last page of the data',
    covers: ['prp-list'],
    from: ['NB-PRP-4'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const data = fill(driver);
      const pages = scattered(driver, 3);
      const at = driver.pages(1) + PAGE - 2 * 8;
      list(driver, at, pages.slice(1));
      assert.equal(
        driver.execute(queue, 'Read', { NSID: 1, SLBAL: 0, NLB: 23, PRP1: pages[0] ?? 0, PRP2: at }),
        SUCCESS,
      );
      assert.deepEqual(gathered(driver, pages, 0, 3 * PAGE), data.slice(0, 3 * PAGE));
    },
  },
  {
    name: 'refuses PRP entries that are not aligned',
    covers: ['prp-misalignment'],
    from: ['NB-PRP-9', 'NB-PRP-10', 'NB-PRP-3', 'NB-QUE-5'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const [page, other, at] = [driver.pages(1), driver.pages(1), driver.pages(1)];
      const one = { NSID: 1, SLBAL: 0, NLB: 0 };
      const two = { NSID: 1, SLBAL: 0, NLB: 15 };
      for (const low of [1, 2, 3])
        assert.ok(
          (EITHER.lowBits as readonly string[]).includes(driver.execute(queue, 'Read', { ...one, PRP1: page + low })),
          'low bits',
        );
      assert.equal(
        driver.execute(queue, 'Read', { ...two, PRP1: page, PRP2: other + 0x200 }),
        OFFSET,
        'the second page',
      );
      list(driver, at, [other, other, other, other, other, other, other]);
      const status = driver.execute(queue, 'Read', { ...READ_ALL, PRP1: page, PRP2: at + 4 });
      assert.ok((EITHER.lowBits as readonly string[]).includes(status), 'the list');
      list(driver, at, [other, other + 0x10, other, other, other, other, other]);
      assert.equal(
        driver.execute(queue, 'Read', { ...READ_ALL, PRP1: page, PRP2: at }),
        OFFSET,
        'an entry of the list',
      );
      list(driver, at + PAGE - 16, [other, at + 8]);
      assert.equal(driver.execute(queue, 'Read', { ...READ_ALL, PRP1: page, PRP2: at + PAGE - 16 }), OFFSET, 'a chain');
    },
  },
  {
    name: 'ends at MDTS, which Identify Controller gives in pages of 4 KiB',
    covers: ['mdts'],
    from: ['NB-PRP-5'],
    run(platform) {
      const { driver } = ready(platform);
      const mdts = driver.nvme.queues.identifyData(1)[77] ?? 0;
      assert.ok(mdts > 0, 'MDTS');
      const length = PAGE * 2 ** mdts;
      const dwords = (bytes: number) => ({
        NUMDL: (bytes / 4 - 1) % 0x1_0000,
        NUMDU: Math.floor((bytes / 4 - 1) / 0x1_0000),
      });
      driver.expectAdmin(SUCCESS, 'Get Log Page', { LID: 5, ...dwords(length) }, new Uint8Array(length));
      driver.expectAdmin(
        'Invalid Field in Command',
        'Get Log Page',
        { LID: 5, ...dwords(length + 4) },
        new Uint8Array(length + 4),
      );
    },
  },
  {
    name: 'reports data that cannot be reached in the completion of the command',
    covers: ['fault-data'],
    from: ['NB-PRP-6'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const [page, away] = [driver.pages(1), driver.pages(1)];
      driver.unmap(away, PAGE);
      const two = { NSID: 1, SLBAL: 0, NLB: 15 };
      for (const command of ['Read', 'Write', 'Compare']) {
        assert.equal(driver.execute(queue, command, { ...two, PRP1: away, PRP2: page }), TRANSFER);
        assert.equal(driver.execute(queue, command, { ...two, PRP1: page, PRP2: away }), TRANSFER);
      }
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
    },
  },
  {
    name: 'reports a PRP list that cannot be reached in the completion of the command',
    covers: ['fault-list'],
    from: ['NB-PRP-6'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const [page, away, at] = [driver.pages(1), driver.pages(1), driver.pages(1)];
      driver.unmap(away, PAGE);
      assert.equal(driver.execute(queue, 'Read', { ...READ_ALL, PRP1: page, PRP2: away }), TRANSFER);
      list(driver, at + PAGE - 16, [page, away]);
      assert.equal(driver.execute(queue, 'Read', { ...READ_ALL, PRP1: page, PRP2: at + PAGE - 16 }), TRANSFER);
    },
  },
  ...(['submission', 'completion'] as const).map((which): SuiteCase => ({
    name: `fails as a whole where an entry of a ${which} queue cannot be reached, and works after a reset`,
    covers: [which === 'submission' ? 'fault-sqe' : 'fault-cqe'],
    from: [which === 'submission' ? 'NB-PRP-7' : 'NB-PRP-8'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const cid = queue.submission.put(driver.entry('Flush', { NSID: 1 }));
      assert.ok(cid > 0);
      driver.unmap(slotAddress(queue[which].place, 0, 16), PAGE);
      queue.submission.ring();
      driver.settle();
      assert.equal(driver.register('CSTS', decodeCsts).cfs, 1, 'CSTS.CFS');
      driver.nvme.start();
      assert.equal(driver.register('CSTS', decodeCsts).cfs, 0, 'CSTS.CFS after a reset');
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
    },
  })),
];
