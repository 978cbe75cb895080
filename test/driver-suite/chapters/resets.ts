import assert from 'node:assert/strict';
import { decodeCap } from '../../../reference/generated/registers/cap.ts';
import { decodeCc, encodeCc } from '../../../reference/generated/registers/cc.ts';
import { decodeCsts } from '../../../reference/generated/registers/csts.ts';
import type { SuiteCase } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const ADMIN_REGISTERS = ['AQA', 'ASQ', 'ACQ'] as const;
const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Disable, shutdown and resets: what each keeps and what it takes away. */
export const resetCases: readonly SuiteCase[] = [
  {
    name: 'loses its I/O queues with a controller reset, and keeps AQA, ASQ and ACQ',
    covers: ['disable', 'admin-queue-registers'],
    from: ['NB-REG-2', 'NB-RST-1'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1);
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x01, AB: 3 });
      const before = ADMIN_REGISTERS.map((name) => driver.nvme.registers.read(name));
      driver.nvme.stop();
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 0);
      assert.deepEqual(
        ADMIN_REGISTERS.map((name) => driver.nvme.registers.read(name)),
        before,
      );
      driver.nvme.start();
      driver.expectAdmin('Invalid Queue Identifier', 'Delete I/O Submission Queue', { QID: 1 });
      driver.expectAdmin('Invalid Queue Identifier', 'Delete I/O Completion Queue', { QID: 1 });
      assert.equal(driver.expectAdmin(SUCCESS, 'Get Features', { FID: 0x01, FSEL: 0 }).AB, 0);
    },
  },
  {
    name: 'stops commands without a completion at a controller reset, and is not ready before none can follow',
    covers: ['disable'],
    from: ['NB-RST-20', 'NB-RST-21'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      platform.media.hold(false);
      queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.settle();
      driver.nvme.registers.write('CC', encodeCc({}));
      driver.settle();
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 1, 'CSTS.RDY while the media is at work');
      platform.media.release();
      driver.settle();
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 0, 'CSTS.RDY');
      assert.equal(queue.completion.peek(), null, 'no completion');
    },
  },
  ...[false, true].map((isAbrupt): SuiteCase => ({
    name: `shuts down ${isAbrupt ? 'abruptly' : 'normally'}, takes no command any more, and starts again`,
    covers: ['shutdown'],
    from: ['NB-REG-7'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      driver.nvme.shutDown(isAbrupt);
      assert.equal(driver.register('CSTS', decodeCsts).shst, 2);
      queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.expectSilence(queue);
      driver.nvme.start();
      assert.equal(driver.register('CSTS', decodeCsts).shst, 0);
    },
  })),
  {
    name: 'says that a shutdown goes on until everything is durable',
    covers: ['shutdown'],
    from: ['NB-REG-7', 'XC-QUI-8'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      platform.media.hold(false);
      driver.nvme.registers.write('CC', encodeCc({ ...driver.register('CC', decodeCc), shn: 1 }));
      driver.settle();
      assert.equal(driver.register('CSTS', decodeCsts).shst, 1);
      platform.media.release();
      driver.settle();
      assert.equal(driver.register('CSTS', decodeCsts).shst, 2);
    },
  },
  {
    name: 'resets the NVM subsystem where CAP.NSSRS is 1b, and ignores NSSR where it is 0b',
    covers: ['subsystem-reset'],
    from: ['NB-RSQ-1', 'NB-RSQ-2', 'NB-RST-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const isSupported = driver.register('CAP', decodeCap).nssrs === 1;
      const word = (value: number): void => platform.port.writeRegister(0x20, 4, value);
      word(0x1234_5678);
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 1, 'CSTS.RDY after another value');
      word(0x4e56_4d65);
      platform.enumerate();
      assert.equal(platform.port.readRegister(0x20, 4), 0, 'NSSR reads as 0h');
      const status = driver.register('CSTS', decodeCsts);
      assert.deepEqual([status.rdy, status.nssro], isSupported ? [0, 1] : [1, 0]);
      assert.equal(
        ADMIN_REGISTERS.every((name) => isZero(driver.nvme.registers.read(name))),
        isSupported,
      );
      platform.port.writeRegister(0x1c, 4, 1 << 4);
      assert.equal(driver.register('CSTS', decodeCsts).nssro, 0, 'CSTS.NSSRO is cleared by a write of 1b');
      driver.nvme.start();
    },
  },
  {
    name: 'loses AQA, ASQ, ACQ and its queues with a function level reset',
    covers: ['function-reset', 'admin-queue-registers'],
    from: ['NB-RST-5'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1);
      platform.functionLevelReset();
      platform.enumerate();
      driver.settle();
      for (const name of ADMIN_REGISTERS) assert.ok(isZero(driver.nvme.registers.read(name)), name);
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 0);
      assert.equal(driver.register('CC', decodeCc).en, 0);
      driver.nvme.start();
      driver.expectAdmin('Invalid Queue Identifier', 'Delete I/O Submission Queue', { QID: 1 });
    },
  },
];
