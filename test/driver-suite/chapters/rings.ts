import assert from 'node:assert/strict';
import { slotAddress } from '../../../reference/host/ring-place.ts';
import type { SuiteCase } from '../suite-case.ts';
import { EITHER } from '../suite-case.ts';
import { expectStatus, SUCCESS, SuiteDriver } from '../suite-driver.ts';

const DELETE = 'Delete I/O Submission Queue';
/** The fields of an error event: its type, and what was wrong with a doorbell. */
const [ERROR, NO_DOORBELL, WRONG_VALUE] = [0, 0, 1] as const;

/** What queues do while they exist. */
export const ringCases: readonly SuiteCase[] = [
  {
    name: 'inverts the Phase Tag at each wrap and reports the slots that it has consumed',
    covers: ['wrap-and-phase'],
    from: ['NB-QUE-1', 'NB-QUE-2'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const completion = driver.completionQueue(1, 5);
      const queue = { completion, submission: driver.submissionQueue(1, 3, 1) };
      for (let i = 1; i <= 24; i++) {
        queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
        const { sqhd, sqid, status } = driver.next(queue);
        assert.deepEqual({ sqhd, sqid, status }, { sqhd: i % 3, sqid: 1, status: SUCCESS });
      }
    },
  },
  {
    name: 'wraps the admin queue',
    covers: ['wrap-and-phase'],
    from: ['NB-QUE-1'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (let i = 0; i < 40; i++) driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
    },
  },
  {
    name: 'takes a whole queue of commands at once',
    covers: ['full-queues'],
    from: ['NB-QUE-3', 'NB-QUE-2'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1, 8);
      const sent = Array.from({ length: 7 }, () => queue.submission.put(driver.entry('Flush', { NSID: 1 })));
      queue.submission.ring();
      const answered = sent.map(() => driver.next(queue).cid);
      assert.deepEqual([...answered].sort(), [...sent].sort());
      driver.expectSilence(queue);
    },
  },
  {
    name: 'holds completions back while a completion queue is full, and keeps none of another queue waiting',
    covers: ['full-queues'],
    from: ['NB-QUE-3', 'NB-QUE-9'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const completion = driver.completionQueue(1, 2);
      const queue = { completion, submission: driver.submissionQueue(1, 8, 1) };
      const other = driver.queue(2);
      for (let i = 0; i < 5; i++) queue.submission.put(driver.entry('Flush', { NSID: 1 }));
      queue.submission.ring();
      driver.settle();
      const second = driver.load(slotAddress(completion.place, 1, 16), 16);
      assert.ok(
        second.every((byte) => byte === 0),
        'the slot that stays empty',
      );
      assert.equal(driver.execute(other, 'Flush', { NSID: 1 }), SUCCESS);
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
      for (let i = 0; i < 5; i++) assert.equal(driver.next(queue).status, SUCCESS);
      driver.expectSilence(queue);
    },
  },
  {
    name: 'answers several submission queues in one completion queue',
    covers: ['shared-completion-queue'],
    from: ['NB-QUE-10', 'NB-DCQ-2'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const completion = driver.completionQueue(1, 4);
      const submissions = [1, 2, 3].map((qid) => driver.submissionQueue(qid, 4, 1));
      for (let round = 0; round < 4; round++) {
        for (const submission of submissions) submission.submit(driver.entry('Flush', { NSID: 1 }));
        const answered = submissions.map(() => driver.next({ completion }));
        assert.deepEqual(answered.map(({ sqid }) => sqid).sort(), [1, 2, 3]);
        assert.ok(answered.every(({ status }) => status === SUCCESS));
      }
      driver.expectAdmin(SUCCESS, DELETE, { QID: 1 });
      driver.expectAdmin('Invalid Queue Deletion', 'Delete I/O Completion Queue', { QID: 1 });
      submissions[1]?.submit(driver.entry('Flush', { NSID: 1 }));
      assert.equal(driver.next({ completion }).sqid, 2);
    },
  },
  {
    name: 'ignores doorbell writes that are not valid',
    covers: ['invalid-doorbells'],
    from: ['NB-DBL-3', 'NB-DBL-1'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1, 4);
      const { registers } = driver.nvme;
      registers.ring('sq', 1, 4);
      registers.ring('sq', 1, 0xffff);
      registers.ring('cq', 1, 2);
      registers.ring('sq', 2, 1);
      driver.expectSilence(queue);
      assert.equal(driver.execute(queue, 'Flush', { NSID: 1 }), SUCCESS);
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
    },
  },
  ...(
    [
      ['a doorbell of no queue', NO_DOORBELL, 2, 1],
      ['a value beyond the queue', WRONG_VALUE, 1, 9],
    ] as const
  ).map(([what, information, qid, value]): SuiteCase => ({
    name: `reports a write to ${what} as an event`,
    covers: ['doorbell-events'],
    from: ['NB-ERR-14', 'NB-ERR-15', 'XC-DBP-6'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.queue(1, 4);
      const { channel, codec } = driver.nvme.admin;
      const cid = channel.start(codec.entry('Asynchronous Event Request', {}));
      driver.nvme.registers.ring('sq', qid, value);
      const answer = channel.finish(cid);
      assert.ok(answer, 'an event');
      const { result } = channel.named('Asynchronous Event Request', answer);
      assert.deepEqual([result.AETYPE, result.AEINFO, result.AELID], [ERROR, information, 1]);
    },
  })),
  {
    name: 'ends the commands of a queue before the deletion of the queue',
    covers: ['deletion-with-commands'],
    from: ['NB-QUE-6', 'NB-QUE-7'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      platform.media.hold(false);
      for (let i = 0; i < 3; i++) queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.settle();
      const { channel, codec } = driver.nvme.admin;
      const cid = channel.start(codec.entry(DELETE, { QID: 1 }));
      assert.equal(channel.finish(cid), null, 'the deletion waits');
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
      platform.media.release();
      assert.equal(channel.finish(cid)?.status, 0, 'the deletion');
      for (let i = 0; i < 3; i++) expectStatus(driver.next(queue).status, EITHER.queueDeleted, 'Flush');
      driver.expectSilence(queue);
      driver.expectAdmin(SUCCESS, 'Delete I/O Completion Queue', { QID: 1 });
    },
  },
];
