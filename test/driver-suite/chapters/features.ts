import assert from 'node:assert/strict';
import type { FieldInput } from '../../../codegen/model/codec.ts';
import { NAMESPACES } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { EITHER } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const [CURRENT, DEFAULT, SAVED, CAPABILITIES] = [0, 1, 2, 3] as const;
const FIELD = 'Invalid Field in Command';
const [NUMBER_OF_QUEUES, EVENTS, VECTOR] = [0x07, 0x0b, 0x09] as const;

interface Feature {
  readonly fid: number;
  readonly name: string;
  /** What is set, and comes back. */
  readonly value: FieldInput;
  /** The default. */
  readonly initial: FieldInput;
  /** What tells one value of the feature from another. */
  readonly which?: FieldInput;
  readonly from: string;
}

const features: readonly Feature[] = [
  {
    fid: 0x01,
    name: 'Arbitration',
    value: { AB: 5, LPW: 1, MPW: 2, HPW: 3 },
    initial: { AB: 0, LPW: 0, MPW: 0, HPW: 0 },
    from: 'NB-FEA-43',
  },
  { fid: 0x02, name: 'Power Management', value: { PS: 0, WH: 1 }, initial: { PS: 0, WH: 0 }, from: 'NB-FEA-50' },
  {
    fid: 0x08,
    name: 'Interrupt Coalescing',
    value: { THR: 3, TIME: 10 },
    initial: { THR: 0, TIME: 0 },
    from: 'NB-FEA-25',
  },
  {
    fid: VECTOR,
    name: 'Interrupt Vector Configuration',
    value: { IV: 1, CD: 1 },
    initial: { IV: 1, CD: 0 },
    which: { IV: 1 },
    from: 'NB-FEA-34',
  },
  { fid: 0x0a, name: 'Write Atomicity Normal', value: { DN: 1 }, initial: { DN: 0 }, from: 'NB-FEA-80' },
  {
    fid: EVENTS,
    name: 'Asynchronous Event Configuration',
    value: { SHCW: 0x1f, ATNAN: 1 },
    initial: { SHCW: 0, ATNAN: 0 },
    from: 'NB-FEA-39',
  },
];

/** Features. */
export const featureCases: readonly SuiteCase[] = [
  ...features.map(({ fid: FID, name, value, initial, which = {}, from }): SuiteCase => ({
    name: `keeps ${name}, and has its default after a controller reset`,
    covers: ['feature-values', 'feature-select'],
    from: [from, 'NB-RST-1'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const get = (FSEL: number): unknown => {
        const result = driver.expectAdmin(SUCCESS, 'Get Features', { FID, FSEL, ...which });
        return Object.fromEntries(Object.keys(value).map((field) => [field, result[field]]));
      };
      assert.deepEqual(get(CURRENT), initial);
      driver.expectAdmin(SUCCESS, 'Set Features', { FID, ...value });
      assert.deepEqual(get(CURRENT), value);
      assert.deepEqual(get(DEFAULT), initial);
      assert.deepEqual(get(SAVED), initial, 'nothing can be saved: the default');
      driver.nvme.stop();
      driver.nvme.start();
      assert.deepEqual(get(CURRENT), initial, 'after a controller reset');
    },
  })),
  {
    name: 'says of each feature that it cannot be saved',
    covers: ['feature-select', 'feature-values'],
    from: ['NB-FEA-1', 'NB-FEA-20'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (const FID of [0x01, 0x02, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x16]) {
        assert.equal(
          driver.expectAdmin(SUCCESS, 'Get Features', { FID, FSEL: CAPABILITIES, ...(FID === 0x05 && { NSID: 1 }) })
            .SAVE,
          0,
        );
        if (FID !== 0x16 && FID !== 0x05 && FID !== 0x04)
          driver.expectAdmin('Feature Identifier Not Saveable', 'Set Features', { FID, SV: 1 });
      }
    },
  },
  {
    name: 'refuses reserved features and selections',
    covers: ['feature-select'],
    from: ['NB-COM-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (const FID of [0x00, 0x03, 0x7f]) {
        driver.expectAdmin(FIELD, 'Get Features', { FID, FSEL: CURRENT });
        driver.expectAdmin(FIELD, 'Set Features', { FID });
      }
      driver.expectAdmin(FIELD, 'Get Features', { FID: 0x01, FSEL: 4 });
    },
  },
  {
    name: 'refuses a namespace for a feature of the controller',
    covers: ['feature-select'],
    from: ['NB-FEA-16', 'NB-FEA-17'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.expectAdmin('Feature Not Namespace Specific', 'Set Features', { FID: 0x01, NSID: 1 });
      driver.expectAdmin(EITHER.featureOfNamespace, 'Set Features', { FID: 0x01, NSID: NAMESPACES.inactive });
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x01, NSID: 0xffff_ffff });
    },
  },
  {
    name: 'keeps Error Recovery for each namespace',
    covers: ['feature-values'],
    from: ['NB-FEA-86', 'NB-FEA-17'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const tler = (NSID: number): unknown =>
        driver.expectAdmin(SUCCESS, 'Get Features', { FID: 0x05, FSEL: CURRENT, NSID }).TLER;
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x05, NSID: 1, TLER: 9 });
      assert.deepEqual([tler(1), tler(2)], [9, 0]);
      driver.expectAdmin('Invalid Namespace or Format', 'Set Features', {
        FID: 0x05,
        NSID: NAMESPACES.inactive,
        TLER: 1,
      });
    },
  },
  {
    name: 'has a volatile write cache that can be switched off',
    covers: ['feature-values'],
    from: ['NB-IDC-25'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      assert.equal((driver.nvme.queues.identifyData(1)[525] ?? 0) & 1, 1, 'VWC');
      for (const WCE of [0, 1]) {
        driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x06, WCE });
        assert.equal(driver.expectAdmin(SUCCESS, 'Get Features', { FID: 0x06, FSEL: CURRENT }).WCE, WCE);
      }
    },
  },
  {
    name: 'keeps Host Behavior Support, which is data',
    covers: ['feature-values'],
    from: ['NB-FEA-82', 'NB-FEA-83'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const behavior = new Uint8Array(512);
      behavior[0] = 1;
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: 0x16 }, behavior);
      const { data } = driver.admin('Get Features', { FID: 0x16, FSEL: CURRENT }, new Uint8Array(512));
      assert.deepEqual(data, behavior);
    },
  },
  {
    name: 'agrees on a number of queues, before there are any',
    covers: ['feature-values'],
    from: ['NB-FEA-2', 'NB-FEA-3', 'NB-FEA-4', 'NB-FEA-7', 'NB-FEA-12', 'NB-FEA-15'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const all = platform.ioQueues - 1;
      const got = (fields: FieldInput): readonly unknown[] => {
        const { NSQALLOC, NCQALLOC } = driver.expectAdmin(SUCCESS, 'Set Features', {
          FID: NUMBER_OF_QUEUES,
          ...fields,
        });
        return [NSQALLOC, NCQALLOC];
      };
      const current = driver.expectAdmin(SUCCESS, 'Get Features', { FID: NUMBER_OF_QUEUES, FSEL: CURRENT });
      assert.deepEqual([current.NSQALLOC, current.NCQALLOC], [all, all], 'before a host asks');
      assert.deepEqual(got({ NSQR: 0, NCQR: 1 }), [0, 1]);
      assert.deepEqual(got({ NSQR: 0xfffe, NCQR: 0xfffe }), [all, all]);
      driver.expectAdmin(FIELD, 'Set Features', { FID: NUMBER_OF_QUEUES, NSQR: 0xffff, NCQR: 0 });
      driver.expectAdmin(FIELD, 'Set Features', { FID: NUMBER_OF_QUEUES, NSQR: 0, NCQR: 0xffff });
      driver.queue(1);
      driver.expectAdmin('Command Sequence Error', 'Set Features', { FID: NUMBER_OF_QUEUES, NSQR: 1, NCQR: 1 });
    },
  },
  {
    name: 'refuses the configuration of a vector that does not exist',
    covers: ['feature-values'],
    from: ['NB-FEA-29', 'NB-FEA-32'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const IV = platform.interrupts.vectors;
      driver.expectAdmin(FIELD, 'Set Features', { FID: VECTOR, IV });
      driver.expectAdmin(FIELD, 'Get Features', { FID: VECTOR, FSEL: CURRENT, IV });
      driver.expectAdmin(SUCCESS, 'Set Features', { FID: VECTOR, IV: IV - 1 });
    },
  },
];
