import assert from 'node:assert/strict';
import type { NamedResult } from '../../../reference/host/command-channel.ts';
import { decodeCqe } from '../../../reference/generated/structures/cqe.ts';
import { NAMESPACES } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { notExtended } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const REQUEST = 'Asynchronous Event Request';
/** Offset of AERL in Identify Controller. */
const AERL = 259;
const [first = 1] = NAMESPACES.attached;
/** Feature Asynchronous Event Configuration, with notices of attached namespaces. */
const NOTICES = { FID: 0x0b, ATNAN: 1 };

/** Sends a request for an event; what came of it, or `null` while nothing did. */
function request(driver: SuiteDriver): () => NamedResult | null {
  const { channel } = driver.nvme.admin;
  const cid = channel.start(driver.entry(REQUEST));
  let answer: NamedResult | null = null;
  return () => {
    const result = channel.finish(cid);
    if (result) answer = channel.named(REQUEST, result);
    return answer;
  };
}

/** Attaches or detaches a namespace: what the notice is about. */
function attachment(driver: SuiteDriver, NASEL: number): void {
  const own = new DataView(driver.nvme.queues.identifyData(1).buffer).getUint16(78, true);
  const list = new Uint8Array(4096);
  new DataView(list.buffer).setUint32(0, (own << 16) | 1, true);
  driver.expectAdmin(SUCCESS, 'Namespace Attachment', { NSID: first, NASEL }, list);
}

/** Abort and asynchronous events. */
export const abortAndEventCases: readonly SuiteCase[] = [
  {
    name: 'aborts nothing, successfully, where nothing is outstanding',
    covers: ['abort'],
    from: ['NB-ABT-1', 'NB-ABT-4', 'XC-FLT-7'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      assert.equal(driver.execute(queue, 'Flush', { NSID: 1 }), SUCCESS);
      for (const SQID of [0, 1, 2, 0xffff])
        assert.equal(driver.expectAdmin(SUCCESS, 'Abort', { SQID, ABCID: 0x7777 }).NABRT, 1, `queue ${SQID}`);
    },
  },
  {
    name: 'aborts a command that waits for the media',
    covers: ['abort'],
    from: ['NB-ABT-2', 'NB-ABT-3'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      platform.media.hold(true);
      const ABCID = queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.settle();
      assert.equal(driver.expectAdmin(SUCCESS, 'Abort', { SQID: 1, ABCID }).NABRT, 0);
      const { cid, status } = driver.next(queue);
      assert.deepEqual([cid, status], [ABCID, 'Command Abort Requested']);
      platform.media.release();
      driver.expectSilence(queue);
    },
  },
  {
    name: 'says so where a command has gone too far to be aborted',
    covers: ['abort'],
    from: ['NB-ABT-4', 'NB-ABT-7'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      platform.media.hold(false);
      const ABCID = queue.submission.submit(driver.entry('Flush', { NSID: 1 }));
      driver.settle();
      const { channel } = driver.nvme.admin;
      const cid = channel.start(driver.entry('Abort', { SQID: 1, ABCID }));
      const early = channel.finish(cid);
      platform.media.release();
      assert.equal(driver.next(queue).status, SUCCESS);
      const answer = early ?? channel.finish(cid);
      assert.ok(answer, 'the Abort command completes');
      assert.equal(decodeCqe(answer.completion).dw0 & 1, 1, 'not aborted');
    },
  },
  {
    name: 'aborts a request for an event, or says that it did not',
    covers: ['abort', 'events'],
    from: ['NB-ABT-2', 'NB-ABT-3', 'NB-ABT-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const { channel, codec } = driver.nvme.admin;
      const ABCID = channel.start(driver.entry(REQUEST));
      assert.equal(channel.finish(ABCID), null);
      const isAborted = driver.expectAdmin(SUCCESS, 'Abort', { SQID: 0, ABCID }).NABRT === 0;
      const answer = channel.finish(ABCID);
      assert.equal(answer && codec.statusName(answer.status), isAborted ? 'Command Abort Requested' : null);
    },
  },
  {
    name: 'takes as many requests for events as AERL says, and other commands besides',
    covers: ['events'],
    from: ['NB-AER-1', 'NB-AER-3', 'NB-AER-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const limit = (driver.nvme.queues.identifyData(1)[AERL] ?? 0) + 1;
      const waiting = Array.from({ length: limit }, () => request(driver));
      assert.deepEqual(
        waiting.map((answer) => answer()),
        waiting.map(() => null),
      );
      assert.equal(request(driver)()?.status, 'Asynchronous Event Request Limit Exceeded');
      driver.expectAdmin(SUCCESS, 'Get Features', { FID: 1, FSEL: 0 });
    },
  },
  {
    name: 'drops requests for events at a controller reset',
    covers: ['events', 'disable'],
    from: ['NB-AER-6'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const limit = (driver.nvme.queues.identifyData(1)[AERL] ?? 0) + 1;
      for (let round = 0; round < 2; round++) {
        const waiting = Array.from({ length: limit }, () => request(driver));
        assert.deepEqual(
          waiting.map((answer) => answer()),
          waiting.map(() => null),
        );
        driver.nvme.stop();
        driver.nvme.start();
      }
    },
  },
  {
    name: 'reports a change of the attached namespaces once, until the log page is read',
    covers: ['events', 'event-masking', 'log-retain', 'log-changed-namespaces'],
    from: ['NB-AER-7', 'NB-AER-10', 'NB-AER-13'],
    notOwed: notExtended('an extended controller does not attach namespaces itself (XC-ALW-1)'),
    run(platform) {
      const driver = SuiteDriver.started(platform);
      driver.expectAdmin(SUCCESS, 'Set Features', NOTICES);
      const [one, two] = [request(driver), request(driver)];
      attachment(driver, 1);
      const { AETYPE, AEINFO, AELID } = one()?.result ?? {};
      assert.deepEqual([AETYPE, AEINFO, AELID], [2, 0, 4]);
      attachment(driver, 0);
      assert.equal(two(), null, 'masked until the log page is read');
      driver.expectAdmin(SUCCESS, 'Get Log Page', { LID: 4, RAE: 1, NUMDL: 1023 }, new Uint8Array(4096));
      attachment(driver, 1);
      assert.equal(two(), null, 'retained');
      driver.expectAdmin(SUCCESS, 'Get Log Page', { LID: 4, NUMDL: 1023 }, new Uint8Array(4096));
      attachment(driver, 0);
      assert.equal(two()?.status, SUCCESS);
    },
  },
];
