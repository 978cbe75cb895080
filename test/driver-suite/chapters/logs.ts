import assert from 'node:assert/strict';
import type { Line } from '../lines.ts';
import type { SuiteCase } from '../suite-case.ts';
import { EITHER } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const OPCODES = 256;
/** Where the I/O commands begin in Commands Supported and Effects. */
const IO = 1024;
const INVALID_OPCODE = 'Invalid Command Opcode';
/** Asynchronous Event Request: it has no completion as long as there is no event. */
const EVENT_REQUEST = 0x0c;

/** The bytes of a log page, from an offset on. */
export function log(driver: SuiteDriver, LID: number, length: number, offset = 0): Uint8Array {
  const { data, status } = driver.nvme.admin.channel.named(
    'Get Log Page',
    driver.nvme.admin.submit(logEntry(driver, LID, length, offset), new Uint8Array(length)),
  );
  assert.equal(status, SUCCESS, `log page ${LID.toString(16)}h`);
  return data;
}

/** Command Dwords 12 and 13 are the offset. */
function logEntry(driver: SuiteDriver, LID: number, length: number, offset: number): Uint8Array {
  const entry = driver.entry('Get Log Page', { LID, NUMDL: length / 4 - 1 });
  new DataView(entry.buffer).setUint32(48, offset, true);
  return entry;
}

const dword = (data: Uint8Array, i: number): number =>
  new DataView(data.buffer, data.byteOffset).getUint32(i * 4, true);

function present(LID: number, line: Line, length: number, name: string, id: string): SuiteCase {
  return {
    name: `has the ${name} log page`,
    covers: [line],
    from: [id],
    run: (platform) => void log(SuiteDriver.started(platform), LID, length),
  };
}

/** Get Log Page. */
export const logCases: readonly SuiteCase[] = [
  {
    name: 'lists the log pages that it has',
    covers: ['log-supported'],
    from: ['NB-LOG-1', 'NB-LOG-2', 'NB-LOG-3', 'NB-LOG-4', 'NB-LOG-5'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const supported = log(driver, 0x00, 1024);
      for (const lid of [0x00, 0x01, 0x02, 0x03, 0x05, 0x12]) assert.equal(dword(supported, lid) & 1, 1, `${lid}`);
      for (let LID = 0; LID < 256; LID++) {
        const { status } = driver.admin('Get Log Page', { LID, NUMDL: 0 }, new Uint8Array(4));
        const accepted: readonly string[] = dword(supported, LID) % 2 === 1 ? [SUCCESS] : EITHER.noLogPage;
        assert.ok(accepted.includes(status), `Unexpected ${status} of log page ${LID}`);
      }
    },
  },
  {
    name: 'has firmware in slot 1, of the revision that Identify Controller gives',
    covers: ['log-firmware'],
    from: ['NB-LOG-7', 'NB-LOG-60'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const data = log(driver, 0x03, 512);
      assert.equal((data[0] ?? 0) & 7, 1, 'the active slot');
      assert.deepEqual(data.slice(8, 16), driver.nvme.queues.identifyData(1).slice(64, 72), 'FR');
    },
  },
  present(0x01, 'log-errors', 64, 'Error Information', 'NB-ERR-12'),
  present(0x04, 'log-changed-namespaces', 4096, 'Changed Attached Namespace List', 'NB-LOG-66'),
  {
    name: 'returns a part of a log page',
    covers: ['log-supported'],
    from: ['NB-LOG-8', 'NB-LOG-13'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const whole = log(driver, 0x05, 4096);
      for (const length of [4, 8, 1020, 1028]) assert.deepEqual(log(driver, 0x05, length), whole.slice(0, length));
    },
  },
  {
    name: 'returns a log page from an offset on',
    covers: ['log-offset'],
    from: ['NB-LOG-98', 'NB-LOG-68'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const whole = log(driver, 0x05, 4096);
      for (const offset of [4, 0x400, 0xffc])
        assert.deepEqual(log(driver, 0x05, Math.min(64, 4096 - offset), offset), whole.slice(offset, offset + 64));
    },
  },
  {
    name: 'claims in Commands Supported and Effects the commands that it takes, and no others: admin',
    covers: ['command-effects', 'unclaimed-opcodes'],
    from: ['NB-COM-1', 'NB-LOG-8', 'NB-LOG-63', 'XC-ALW-1', 'XC-ALW-3'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const claimed = log(driver, 0x05, 4096);
      for (let opcode = 0; opcode < OPCODES; opcode++) {
        if (opcode === EVENT_REQUEST) continue;
        const { status } = driver.nvme.admin.channel.named('Abort', driver.nvme.admin.submit(driver.bare(opcode)));
        const isTaken = status !== INVALID_OPCODE;
        assert.equal(isTaken, dword(claimed, opcode) % 2 === 1, `opcode ${opcode.toString(16)}h: ${status}`);
      }
      const { channel } = driver.nvme.admin;
      assert.equal(dword(claimed, EVENT_REQUEST) & 1, 1);
      assert.equal(channel.finish(channel.start(driver.bare(EVENT_REQUEST))), null, 'a request waits for an event');
    },
  },
  {
    name: 'claims in Commands Supported and Effects the commands that it takes, and no others: I/O',
    covers: ['command-effects', 'unclaimed-opcodes'],
    from: ['NB-COM-1', 'NB-LOG-25', 'NB-LOG-31', 'XC-ALW-2', 'XC-ALW-3'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const queue = driver.queue(1);
      const claimed = log(driver, 0x05, 4096);
      for (let opcode = 0; opcode < OPCODES; opcode++) {
        queue.submission.submit(driver.bare(opcode, 1));
        const { status } = driver.next(queue);
        const isTaken = status !== INVALID_OPCODE;
        assert.equal(isTaken, dword(claimed, IO / 4 + opcode) % 2 === 1, `opcode ${opcode.toString(16)}h: ${status}`);
      }
    },
  },
  {
    name: 'claims the features that it has, and no others',
    covers: ['log-supported', 'feature-values'],
    from: ['NB-LOG-32', 'NB-LOG-41', 'NB-COM-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const claimed = log(driver, 0x12, 1024);
      for (let FID = 0; FID < 256; FID++) {
        // Error Recovery belongs to a namespace.
        const { status } = driver.admin('Get Features', { FID, FSEL: 3, ...(FID === 0x05 && { NSID: 1 }) });
        const expected = dword(claimed, FID) % 2 === 1 ? SUCCESS : 'Invalid Field in Command';
        assert.equal(status, expected, `feature ${FID.toString(16)}h`);
      }
    },
  },
];
