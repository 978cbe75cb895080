import assert from 'node:assert/strict';
import { decodeCap } from '../../../reference/generated/registers/cap.ts';
import type { SuiteCase } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const BOOT_SECTOR = new Uint8Array(512).fill(0xaa);

/** Boot firmware: it asks for no number of queues and for no interrupts, and gives up where a queue cannot be created. */
export const bootCases: readonly SuiteCase[] = [
  {
    name: 'boots EDK2: queues 1 and 2 with interrupts off, and no Set Features',
    covers: ['boot'],
    from: ['NB-CCQ-2', 'NB-CSQ-2', 'XC-CMP-18'],
    run(platform) {
      const driver = new SuiteDriver(platform);
      const { css, mpsmin } = driver.register('CAP', decodeCap);
      assert.deepEqual([css, mpsmin], [1, 0], 'CAP.CSS and CAP.MPSMIN');
      driver.nvme.start();
      assert.equal(driver.nvme.queues.identify().CNTRLTYPE, 1);
      platform.interrupts.take();
      const completions = [driver.completionQueue(1, 2, { IEN: 0 }), driver.completionQueue(2, 4, { IEN: 0 })];
      const queues = completions.map((completion, i) => ({
        completion,
        submission: driver.submissionQueue(i + 1, i === 0 ? 2 : 4, i + 1),
      }));
      const namespaces = driver.nvme.namespaces();
      assert.ok(namespaces.length > 0);
      platform.interrupts.take();
      const page = driver.pages(1);
      driver.store(page, BOOT_SECTOR);
      const [one, two] = queues;
      assert.ok(one && two);
      assert.equal(driver.execute(one, 'Write', { NSID: 1, SLBAL: 0, PRP1: page }), SUCCESS);
      driver.store(page, new Uint8Array(512));
      assert.equal(driver.execute(two, 'Read', { NSID: 1, SLBAL: 0, PRP1: page }), SUCCESS);
      assert.deepEqual(driver.load(page, 512), BOOT_SECTOR);
      assert.deepEqual(platform.interrupts.take(), [], 'no interrupt of an I/O queue');
      driver.nvme.shutDown();
    },
  },
  {
    name: 'boots SeaBIOS: queue 1 alone, polled',
    covers: ['boot'],
    from: ['NB-CCQ-2', 'NB-CSQ-2'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1, 2, { IEN: 0 });
      const page = driver.pages(1);
      for (let block = 0; block < 8; block++)
        assert.equal(driver.execute(queue, 'Read', { NSID: 1, SLBAL: block, PRP1: page }), SUCCESS);
    },
  },
];
