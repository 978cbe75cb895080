import assert from 'node:assert/strict';
import { encodeAcq } from '../../../reference/generated/registers/acq.ts';
import { decodeAqa, encodeAqa } from '../../../reference/generated/registers/aqa.ts';
import { encodeAsq } from '../../../reference/generated/registers/asq.ts';
import { decodeCap } from '../../../reference/generated/registers/cap.ts';
import { encodeCc } from '../../../reference/generated/registers/cc.ts';
import { decodeCsts } from '../../../reference/generated/registers/csts.ts';
import type { SuiteCase } from '../suite-case.ts';
import { EITHER, notExtended } from '../suite-case.ts';
import type { SuitePlatform } from '../platform.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const [ASQ, ACQ] = [0x28, 0x30] as const;

/** Enables with registers that a case makes wrong; the controller has to refuse, and to work again afterwards. */
function refuses(platform: SuitePlatform, spoil: (driver: SuiteDriver) => Uint8Array): void {
  const driver = new SuiteDriver(platform);
  const [submissions, completions] = [driver.pages(2), driver.pages(2)];
  const { registers } = driver.nvme;
  registers.write('AQA', encodeAqa({ asqs: 15, acqs: 15 }));
  registers.write('ASQ', encodeAsq({ asqb: submissions / 4096 }));
  registers.write('ACQ', encodeAcq({ acqb: completions / 4096 }));
  registers.write('CC', spoil(driver));
  registers.settle();
  assert.equal(driver.register('CSTS', decodeCsts).cfs, 1, 'CSTS.CFS');
  assert.equal(driver.register('CSTS', decodeCsts).rdy, 0, 'CSTS.RDY');
  driver.nvme.start();
  assert.equal(driver.register('CSTS', decodeCsts).cfs, 0, 'CSTS.CFS after a valid configuration');
}

const enabling = { iocqes: 4, iosqes: 6, en: 1 };

/** Registers and enabling. */
export const registerCases: readonly SuiteCase[] = [
  {
    name: 'becomes ready with a valid configuration',
    covers: ['enable'],
    from: ['NB-REG-1'],
    run(platform) {
      const driver = new SuiteDriver(platform);
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 0);
      driver.nvme.start();
      assert.deepEqual(
        { ...driver.register('CSTS', decodeCsts), nssro: 0 },
        { st: 0, pp: 0, nssro: 0, shst: 0, cfs: 0, rdy: 1 },
      );
      assert.equal(driver.nvme.queues.identify().CNTRLTYPE, 1);
    },
  },
  ...(['asqs', 'acqs'] as const).map((size): SuiteCase => ({
    name: `refuses an AQA.${size.toUpperCase()} of 0h`,
    covers: ['enable-errors', 'admin-queue-registers'],
    from: ['NB-REG-3'],
    run: (platform) =>
      refuses(platform, (driver) => {
        driver.nvme.registers.write('AQA', encodeAqa({ asqs: 15, acqs: 15, [size]: 0 }));
        return encodeCc(enabling);
      }),
  })),
  {
    name: 'refuses a page that is larger than CAP.MPSMAX',
    covers: ['enable-errors'],
    from: ['NB-REG-4'],
    run: (platform) =>
      refuses(platform, (driver) => encodeCc({ ...enabling, mps: driver.register('CAP', decodeCap).mpsmax + 1 })),
  },
  {
    name: 'refuses a command set that CAP.CSS does not offer',
    covers: ['enable-errors'],
    from: ['NB-REG-4'],
    run: (platform) => refuses(platform, () => encodeCc({ ...enabling, css: 1 })),
  },
  ...(['ASQ', 'ACQ'] as const).map((register): SuiteCase => ({
    name: `refuses an ${register} that is no multiple of the page size`,
    covers: ['enable-errors', 'admin-queue-registers'],
    from: ['NB-REG-8', 'NB-REG-9'],
    run: (platform) =>
      refuses(platform, (driver) => {
        // A page of 8 KiB, and an address that is a multiple of 4 KiB only.
        const odd = 2 * Math.ceil(driver.pages(4) / 8192) + 1;
        driver.nvme.registers.write('ASQ', encodeAsq({ asqb: register === 'ASQ' ? odd : odd + 1 }));
        driver.nvme.registers.write('ACQ', encodeAcq({ acqb: register === 'ACQ' ? odd : odd + 1 }));
        return encodeCc({ ...enabling, mps: 1 });
      }),
  })),
  {
    name: 'works with I/O queues once their entry sizes are set, whatever it made of sizes that were not',
    covers: ['enable-errors'],
    from: ['NB-REG-14'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.nvme.registers.write('CC', encodeCc({ en: 1 }));
      const fields = { QID: 1, QSIZE: 7, PCONT: 1, PRP1: driver.pages(1) };
      driver.expectAdmin(EITHER.entrySizes, 'Create I/O Completion Queue', fields);
      driver.nvme.start();
      assert.equal(driver.execute(driver.queue(1), 'Flush', { NSID: 1 }), SUCCESS);
    },
  },
  {
    name: 'is ready with an arbitration mechanism that it does not claim, or says that it is not, and then recovers',
    covers: ['enable-errors'],
    from: ['NB-REG-13', 'NB-REG-9'],
    run(platform) {
      const driver = new SuiteDriver(platform);
      driver.nvme.stop();
      driver.nvme.registers.write('CC', encodeCc({ ...enabling, ams: 1 }));
      driver.settle();
      const { rdy, cfs } = driver.register('CSTS', decodeCsts);
      assert.notEqual(rdy, cfs);
      driver.nvme.stop();
      driver.nvme.start();
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
    },
  },
  {
    name: 'takes admin queues of 2 and of 4,096 entries',
    covers: ['admin-queue-registers'],
    from: ['NB-REG-15'],
    run(platform) {
      const driver = new SuiteDriver(platform);
      for (const entries of [1, 4095]) {
        const [submissions, completions] = [driver.pages(64), driver.pages(16)];
        driver.nvme.stop();
        driver.nvme.registers.write('AQA', encodeAqa({ asqs: entries, acqs: entries }));
        driver.nvme.registers.write('ASQ', encodeAsq({ asqb: submissions / 4096 }));
        driver.nvme.registers.write('ACQ', encodeAcq({ acqb: completions / 4096 }));
        driver.nvme.registers.write('CC', encodeCc(enabling));
        driver.settle();
        assert.equal(driver.register('CSTS', decodeCsts).rdy, 1, `${entries + 1} entries`);
        assert.equal(driver.register('AQA', decodeAqa).asqs, entries);
      }
    },
  },
  {
    name: 'ignores what is written to read-only registers and bits',
    covers: ['read-only-bits'],
    from: ['NB-REG-5'],
    run(platform) {
      const driver = new SuiteDriver(platform);
      for (const name of ['CAP', 'VS', 'CSTS', 'CRTO']) {
        const before = driver.nvme.registers.read(name);
        driver.nvme.registers.write(name, new Uint8Array(before.length).fill(0xff));
        assert.deepEqual(driver.nvme.registers.read(name), before, name);
      }
      // All bits but those that enable, shut down or select.
      platform.port.writeRegister(0x14, 4, 0xfe00_000e);
      assert.equal(platform.port.readRegister(0x14, 4), 0, 'the reserved bits of CC');
      platform.port.writeRegister(0x24, 4, 0xffff_ffff);
      assert.equal(platform.port.readRegister(0x24, 4), 0x0fff_0fff, 'AQA');
      for (const offset of [ASQ, ACQ]) {
        platform.port.writeRegister(offset, 4, 0xffff_ffff);
        assert.equal(platform.port.readRegister(offset, 4), 0xffff_f000, 'bits 11:0 of ASQ and ACQ');
      }
    },
  },
  {
    name: 'has 64-bit registers that are written by halves, and zeros where no register is',
    covers: ['register-widths'],
    from: ['NB-DBL-1', 'NB-REG-10', 'NB-REG-12'],
    run(platform) {
      const { port } = platform;
      port.writeRegister(ASQ, 4, 0x1234_5000);
      port.writeRegister(ASQ + 4, 4, 0x9abc);
      assert.deepEqual([port.readRegister(ASQ, 4), port.readRegister(ASQ + 4, 4)], [0x1234_5000, 0x9abc]);
      port.writeRegister(ASQ + 4, 4, 0);
      assert.equal(port.readRegister(ASQ, 4), 0x1234_5000, 'one half leaves the other alone');
      for (const offset of [0x18, 0x38, 0x3c, 0x1000, 0x1004]) assert.equal(port.readRegister(offset, 4), 0);
    },
  },
  {
    name: 'stands still while it may not use the memory bus, and goes on afterwards',
    covers: ['enable-errors'],
    from: ['NB-PCI-1', 'NB-PCI-2', 'NB-PCI-5'],
    notOwed: notExtended('configuration space of a composed function belongs to the composition layer'),
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      platform.configuration?.write(0x04, 0b010);
      queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.expectSilence(queue);
      platform.configuration?.write(0x04, 0b110);
      assert.equal(driver.next(queue).status, SUCCESS);
      platform.configuration?.write(0x04, 0b100);
      platform.port.writeRegister(0x14, 4, 0);
      platform.configuration?.write(0x04, 0b110);
      assert.equal(driver.register('CSTS', decodeCsts).rdy, 1, 'a write without MSE is ignored');
    },
  },
];
