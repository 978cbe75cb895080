import assert from 'node:assert/strict';
import type { SuitePlatform } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { notExtended } from '../suite-case.ts';
import type { Queue } from '../suite-driver.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const VECTOR = 2;

interface Ready {
  readonly driver: SuiteDriver;
  readonly queue: Queue;
  readonly flush: () => readonly number[];
}

/** A queue with vector 2; `flush` gives the messages of one command. */
function ready(platform: SuitePlatform): Ready {
  const driver = SuiteDriver.started(platform);
  const queue = driver.queue(1, 8, { IEN: 1, IV: VECTOR });
  driver.settle();
  platform.interrupts.take();
  const flush = (): readonly number[] => {
    assert.equal(driver.execute(queue, 'Flush', { NSID: 1 }), SUCCESS);
    return platform.interrupts.take();
  };
  return { driver, queue, flush };
}

/** Interrupts. */
export const interruptCases: readonly SuiteCase[] = [
  {
    name: 'interrupts with the vector of the completion queue, and for the admin queue with vector 0',
    covers: ['msix-table'],
    from: ['NB-CCQ-8', 'NB-MSX-9'],
    run(platform) {
      const { driver, flush } = ready(platform);
      assert.deepEqual(flush(), [VECTOR]);
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
      assert.deepEqual(platform.interrupts.take(), [0]);
      const silent = driver.queue(2, 8, { IEN: 0, IV: 1 });
      platform.interrupts.take();
      assert.equal(driver.execute(silent, 'Flush', { NSID: 1 }), SUCCESS);
      assert.deepEqual(platform.interrupts.take(), []);
    },
  },
  {
    name: 'has as many vectors as the table has entries',
    covers: ['msix-table'],
    from: ['NB-CCQ-5'],
    run(platform) {
      const { driver } = ready(platform);
      const last = platform.interrupts.vectors - 1;
      const queue = driver.queue(2, 8, { IEN: 1, IV: last });
      platform.interrupts.take();
      assert.equal(driver.execute(queue, 'Flush', { NSID: 1 }), SUCCESS);
      assert.deepEqual(platform.interrupts.take(), [last]);
    },
  },
  {
    name: 'keeps an interrupt of a masked vector pending, and sends it once',
    covers: ['msix-mask'],
    from: ['NB-MSX-3', 'NB-MSX-4'],
    run(platform) {
      const { driver, flush } = ready(platform);
      const { interrupts } = platform;
      interrupts.mask(VECTOR);
      assert.deepEqual([flush(), flush()], [[], []]);
      assert.equal(interrupts.isPending(VECTOR), true);
      assert.equal(interrupts.isPending(0), false);
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
      assert.deepEqual(interrupts.take(), [0], 'other vectors are not masked');
      interrupts.unmask(VECTOR);
      assert.deepEqual(interrupts.take(), [VECTOR]);
      assert.equal(interrupts.isPending(VECTOR), false);
      assert.deepEqual(flush(), [VECTOR]);
    },
  },
  {
    name: 'keeps all interrupts pending while the function is masked',
    covers: ['function-mask'],
    from: ['NB-PCI-4'],
    run(platform) {
      const { flush } = ready(platform);
      const { interrupts } = platform;
      interrupts.maskFunction(true);
      assert.deepEqual(flush(), []);
      assert.equal(interrupts.isPending(VECTOR), true);
      interrupts.maskFunction(false);
      assert.deepEqual(interrupts.take(), [VECTOR]);
    },
  },
  {
    name: 'sends no message while MSI-X is disabled',
    covers: ['function-mask'],
    from: ['NB-PCI-4'],
    run(platform) {
      const { flush } = ready(platform);
      platform.interrupts.enable(false);
      assert.deepEqual(flush(), []);
      platform.interrupts.enable(true);
      assert.ok(platform.interrupts.take().length <= 1);
      assert.deepEqual(flush(), [VECTOR]);
    },
  },
  {
    name: 'sends one message for several completions where it coalesces, and one for each where it does not',
    covers: ['coalescing'],
    from: ['NB-FEA-23', 'NB-FEA-24', 'NB-FEA-30', 'NB-COA-1', 'NB-COA-2', 'NB-COA-3'],
    run(platform) {
      const { driver, queue } = ready(platform);
      const burst = (): readonly number[] => {
        for (let i = 0; i < 4; i++) queue.submission.put(driver.entry('Flush', { NSID: 1 }));
        queue.submission.ring();
        for (let i = 0; i < 4; i++) assert.equal(driver.next(queue).status, SUCCESS);
        return platform.interrupts.take();
      };
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x08, THR: 3, TIME: 10 });
      platform.interrupts.take();
      const coalesced = burst();
      assert.ok(
        coalesced.length >= 1 && coalesced.length <= 4,
        'a message for four completions, and for each at most one',
      );
      assert.ok(coalesced.every((vector) => vector === VECTOR));
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x09, IV: VECTOR, CD: 1 });
      platform.interrupts.take();
      assert.ok(burst().length >= 1, 'a vector whose coalescing is disabled interrupts at once');
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
      assert.deepEqual(platform.interrupts.take(), [0], 'the admin queue');
    },
  },
  {
    name: 'has no interrupt pin where configuration space says so',
    covers: ['intx'],
    from: ['NB-PCI-7', 'NB-PCI-4'],
    notOwed: notExtended('configuration space of a composed function belongs to the composition layer'),
    run(platform) {
      assert.equal(((platform.configuration?.read(0x3c) ?? -1) >>> 8) & 0xff, 0, 'Interrupt Pin');
      const { driver, flush } = ready(platform);
      platform.interrupts.enable(false);
      assert.deepEqual(flush(), [], 'without MSI-X and without a pin nothing is sent');
      assert.equal(((platform.configuration?.read(0x04) ?? -1) >>> 19) & 1, 0, 'Interrupt Status');
      driver.settle();
    },
  },
];
