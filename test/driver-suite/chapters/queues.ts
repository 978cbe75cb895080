import assert from 'node:assert/strict';
import type { FieldInput } from '../../../codegen/model/codec.ts';
import { decodeCap } from '../../../reference/generated/registers/cap.ts';
import type { SuitePlatform } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { EITHER } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';
import type { Line } from '../lines.ts';

interface Refusal {
  readonly what: string;
  readonly status: string | readonly string[];
  readonly fields: (platform: SuitePlatform, driver: SuiteDriver) => FieldInput;
  readonly from: readonly string[];
  readonly covers?: readonly Line[];
}

const IDENTIFIER = 'Invalid Queue Identifier';
const identifiers: readonly Line[] = ['queue-creation', 'queue-identifiers'];
const [COMPLETION, SUBMISSION] = ['Create I/O Completion Queue', 'Create I/O Submission Queue'] as const;
const greatest = (driver: SuiteDriver): number => driver.register('CAP', decodeCap).mqes;

/** Whether queues have to be contiguous, as CAP.CQR says. */
const isContiguous = (platform: SuitePlatform): boolean =>
  new SuiteDriver(platform).register('CAP', decodeCap).cqr === 1;

const completionRefusals: readonly Refusal[] = [
  { what: 'number 0', status: IDENTIFIER, fields: () => ({ QID: 0 }), from: ['NB-CCQ-1'], covers: identifiers },
  {
    what: 'the number after the last one',
    status: IDENTIFIER,
    fields: ({ ioQueues }) => ({ QID: ioQueues + 1 }),
    from: ['NB-CCQ-1'],
    covers: identifiers,
  },
  {
    what: 'number FFFFh',
    status: IDENTIFIER,
    fields: () => ({ QID: 0xffff }),
    from: ['NB-CCQ-1'],
    covers: identifiers,
  },
  { what: 'a number in use', status: IDENTIFIER, fields: () => ({ QID: 1 }), from: ['NB-CCQ-3'], covers: identifiers },
  { what: 'one entry', status: 'Invalid Queue Size', fields: () => ({ QSIZE: 0 }), from: ['NB-CCQ-4'] },
  {
    what: 'more than CAP.MQES allows',
    status: 'Invalid Queue Size',
    fields: (_, driver) => ({ QSIZE: greatest(driver) + 1 }),
    from: ['NB-CCQ-4'],
    covers: ['queue-creation', 'greatest-queue'],
  },
  {
    what: 'a vector that does not exist',
    status: 'Invalid Interrupt Vector',
    fields: ({ interrupts }) => ({ IEN: 1, IV: interrupts.vectors }),
    from: ['NB-CCQ-5'],
  },
  {
    what: 'an address within a page',
    status: 'PRP Offset Invalid',
    fields: () => ({ PRP1: 0x9000_0800 }),
    from: ['NB-CCQ-7'],
  },
];

const submissionRefusals: readonly Refusal[] = [
  { what: 'number 0', status: IDENTIFIER, fields: () => ({ QID: 0 }), from: ['NB-CSQ-1'], covers: identifiers },
  {
    what: 'the number after the last one',
    status: IDENTIFIER,
    fields: ({ ioQueues }) => ({ QID: ioQueues + 1 }),
    from: ['NB-CSQ-1'],
    covers: identifiers,
  },
  { what: 'a number in use', status: IDENTIFIER, fields: () => ({ QID: 1 }), from: ['NB-CSQ-3'], covers: identifiers },
  { what: 'one entry', status: 'Invalid Queue Size', fields: () => ({ QSIZE: 0 }), from: ['NB-CSQ-4'] },
  {
    what: 'more than CAP.MQES allows',
    status: 'Invalid Queue Size',
    fields: (_, driver) => ({ QSIZE: greatest(driver) + 1 }),
    from: ['NB-CSQ-4'],
    covers: ['queue-creation', 'greatest-queue'],
  },
  { what: 'completion queue 0', status: EITHER.noCompletionQueue, fields: () => ({ CQID: 0 }), from: ['NB-CSQ-5'] },
  {
    what: 'a completion queue that was not created',
    status: 'Completion Queue Invalid',
    fields: () => ({ CQID: 3 }),
    from: ['NB-CSQ-5'],
  },
  {
    what: 'a completion queue beyond the range',
    status: EITHER.noCompletionQueue,
    fields: () => ({ CQID: 0xfff }),
    from: ['NB-CSQ-5'],
  },
  {
    what: 'an address within a page',
    status: 'PRP Offset Invalid',
    fields: () => ({ PRP1: 0x9000_0800 }),
    from: ['NB-CSQ-7'],
  },
];

function refusal(
  command: typeof COMPLETION | typeof SUBMISSION,
  { what, status, fields, from, covers }: Refusal,
): SuiteCase {
  return {
    name: `refuses a ${command === COMPLETION ? 'completion' : 'submission'} queue with ${what}`,
    covers: covers ?? ['queue-creation'],
    from,
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1);
      const valid: FieldInput = {
        QID: 2,
        QSIZE: 1,
        PCONT: 1,
        PRP1: driver.pages(1),
        ...(command === SUBMISSION && { CQID: 1 }),
      };
      driver.expectAdmin(status, command, { ...valid, ...fields(platform, driver) });
      driver.expectAdmin(SUCCESS, command, valid);
    },
  };
}

/** Creation and deletion of queues. */
export const queueCases: readonly SuiteCase[] = [
  ...completionRefusals.map((each) => refusal(COMPLETION, each)),
  ...submissionRefusals.map((each) => refusal(SUBMISSION, each)),
  {
    name: 'takes queues as large as CAP.MQES says, and every number up to the last one',
    covers: ['queue-creation', 'greatest-queue', 'queue-identifiers'],
    from: ['NB-CCQ-8', 'NB-CSQ-8', 'NB-CCQ-1', 'NB-CCQ-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (let qid = 1; qid <= platform.ioQueues; qid++) {
        const queue = driver.queue(qid, greatest(driver) + 1);
        assert.equal(driver.execute(queue, 'Flush', { NSID: 1 }), SUCCESS);
      }
    },
  },
  {
    name: 'refuses queues beyond the number that was agreed on',
    covers: ['queue-creation', 'queue-identifiers'],
    from: ['NB-CCQ-2', 'NB-CSQ-2'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      assert.deepEqual(driver.nvme.queues.setQueueCount(2), { submission: 2, completion: 2 });
      driver.queue(2);
      const fields = { QID: 3, QSIZE: 1, PCONT: 1, PRP1: driver.pages(1) };
      driver.expectAdmin(IDENTIFIER, COMPLETION, fields);
      driver.expectAdmin(IDENTIFIER, SUBMISSION, { ...fields, CQID: 2 });
    },
  },
  {
    name: 'refuses queues that are not contiguous where CAP.CQR is 1b',
    covers: ['queue-memory'],
    from: ['NB-CCQ-9', 'NB-CSQ-9'],
    notOwed: (platform) => (isContiguous(platform) ? null : 'its queues need not be contiguous'),
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1);
      const fields = { QID: 2, QSIZE: 1, PCONT: 0, PRP1: driver.pages(1) };
      driver.expectAdmin('Invalid Field in Command', COMPLETION, fields);
      driver.expectAdmin('Invalid Field in Command', SUBMISSION, { ...fields, CQID: 1 });
    },
  },
  {
    name: 'refuses a list of pages that is not aligned or cannot be reached, where CAP.CQR is 0b',
    covers: ['queue-memory'],
    from: ['NB-CCQ-7', 'NB-CSQ-7', 'NB-PGQ-2', 'NB-PGQ-3'],
    notOwed: (platform) => (isContiguous(platform) ? 'its queues are contiguous' : null),
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1);
      const [page, list, away] = [driver.pages(1), driver.pages(1), driver.pages(1)];
      driver.unmap(away, 4096);
      for (const [kind, more] of [
        [COMPLETION, {}],
        [SUBMISSION, { CQID: 1 }],
      ] as const) {
        const fields = { QID: 2, QSIZE: 1, PCONT: 0, PRP1: list, ...more };
        driver.expectAdmin('PRP Offset Invalid', kind, { ...fields, PRP1: list + 8 });
        driver.expectAdmin('Data Transfer Error', kind, { ...fields, PRP1: away });
        driver.store(list, new Uint8Array(BigUint64Array.of(BigInt(page + 64)).buffer));
        driver.expectAdmin('PRP Offset Invalid', kind, fields);
        driver.store(list, new Uint8Array(BigUint64Array.of(BigInt(page)).buffer));
        driver.expectAdmin(SUCCESS, kind, fields);
      }
    },
  },
  {
    name: 'deletes queues, the submission queue first',
    covers: ['queue-deletion'],
    from: ['NB-DSQ-1', 'NB-DSQ-2', 'NB-DCQ-1', 'NB-DCQ-2', 'NB-DCQ-3'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1);
      const [submission, completion] = ['Delete I/O Submission Queue', 'Delete I/O Completion Queue'] as const;
      for (const QID of [0, 2, platform.ioQueues + 1, 0xffff]) {
        driver.expectAdmin(IDENTIFIER, submission, { QID });
        driver.expectAdmin(IDENTIFIER, completion, { QID });
      }
      driver.expectAdmin('Invalid Queue Deletion', completion, { QID: 1 });
      driver.expectAdmin(SUCCESS, submission, { QID: 1 });
      driver.expectAdmin(IDENTIFIER, submission, { QID: 1 });
      driver.expectAdmin(SUCCESS, completion, { QID: 1 });
      driver.expectAdmin(IDENTIFIER, completion, { QID: 1 });
      assert.equal(driver.execute(driver.queue(1), 'Flush', { NSID: 1 }), SUCCESS);
    },
  },
];
