import assert from 'node:assert/strict';
import { decodeCap } from '../../../reference/generated/registers/cap.ts';
import { NAMESPACES } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { notExtended } from '../suite-case.ts';
import { SuiteDriver } from '../suite-driver.ts';

const INVALID = 'Invalid Namespace or Format';
const BROADCAST = 0xffff_ffff;
const view = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);
const isZero = (data: Uint8Array): boolean => data.every((byte) => byte === 0);
const [first = 1] = NAMESPACES.attached;

/** Sends Identify with its fields by number. */
function identify(driver: SuiteDriver, CNS: number, fields = {}): Uint8Array {
  return driver.nvme.queues.identifyData(CNS, fields);
}

function refuses(driver: SuiteDriver, CNS: number, status: string, fields = {}): void {
  driver.expectAdmin(status, 'Identify', { CNS, ...fields }, new Uint8Array(4096));
}

/** The entries of a list of namespaces. */
function namespaces(data: Uint8Array): readonly number[] {
  const all = Array.from({ length: 1024 }, (_, i) => view(data).getUint32(i * 4, true));
  const list = all.slice(0, all.indexOf(0));
  assert.ok(
    all.slice(list.length).every((nsid) => nsid === 0),
    'zeros behind the list',
  );
  return list;
}

/** The entries of a list of controllers. */
function controllers(data: Uint8Array): readonly number[] {
  return Array.from({ length: view(data).getUint16(0, true) }, (_, i) => view(data).getUint16(2 + i * 2, true));
}

/** Identify. Offsets are those of the base specification. */
export const identifyCases: readonly SuiteCase[] = [
  {
    name: 'describes itself in Identify Controller',
    covers: ['identify-controller'],
    from: ['NB-IDC-4', 'NB-IDC-5', 'NB-IDC-6', 'NB-IDC-18', 'NB-IDC-21', 'NB-IDC-22', 'NB-IDC-23', 'NB-IDC-24'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const data = identify(driver, 1);
      const text = (from: number, to: number): string => Buffer.from(data.slice(from, to)).toString('latin1');
      assert.equal(data[512], 0x66, 'SQES');
      assert.equal(data[513], 0x44, 'CQES');
      assert.equal(data[111], 1, 'CNTRLTYPE');
      assert.deepEqual(data.slice(80, 84), driver.nvme.registers.read('VS'), 'VER');
      assert.equal(view(data).getUint32(516, true), NAMESPACES.inactive, 'NN');
      assert.ok(/^[ -~]{20}$/.test(text(4, 24)), 'SN is ASCII, padded with spaces');
      assert.ok(/^nqn\.[ -~]+$/.test(text(768, 1024).split('\0')[0] ?? ''), 'SUBNQN');
      assert.ok(view(data).getUint16(78, true) < 0xfff0, 'CNTLID');
      const oncs = view(data).getUint16(520, true);
      assert.equal(oncs & 0b1000_1101, 0b1000_1101, 'Compare, Dataset Management, Write Zeroes and Verify');
      assert.equal(view(data).getUint32(536, true), 0, 'SGLS');
      assert.equal(view(data).getUint16(522, true), 0, 'FUSES');
      assert.ok(driver.register('CAP', decodeCap).mqes > 0);
    },
  },
  {
    name: 'describes attached namespaces, and zeros for one that could be attached',
    covers: ['identify-namespaces'],
    from: ['NB-IDN-2', 'NB-IDN-3', 'NB-IDN-5', 'NB-IDN-18'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (const NSID of NAMESPACES.attached) {
        const data = identify(driver, 0, { NSID });
        assert.equal(view(data).getBigUint64(0, true), BigInt(NAMESPACES.blocks), 'NSZE');
        assert.equal(view(data).getBigUint64(8, true), BigInt(NAMESPACES.blocks), 'NCAP');
        const format = (data[26] ?? 0) & 0xf;
        assert.equal(2 ** (data[130 + format * 4] ?? 0), NAMESPACES.blockSize, 'the size of a logical block');
      }
      assert.ok(isZero(identify(driver, 0, { NSID: NAMESPACES.inactive })));
    },
  },
  {
    name: 'refuses namespace identifiers that no namespace has',
    covers: ['identify-namespaces', 'broadcast-namespace'],
    from: ['NB-IDN-1', 'NB-IDN-6', 'NB-IDN-8'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (const NSID of [0, NAMESPACES.inactive + 1, BROADCAST - 1, BROADCAST]) refuses(driver, 0, INVALID, { NSID });
      for (const NSID of [BROADCAST - 1, BROADCAST]) refuses(driver, 2, INVALID, { NSID });
      for (const NSID of [0, NAMESPACES.inactive, BROADCAST]) refuses(driver, 3, INVALID, { NSID });
    },
  },
  {
    name: 'lists the active namespaces behind the one in the command',
    covers: ['identify-namespaces'],
    from: ['NB-IDN-7'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      assert.deepEqual(namespaces(identify(driver, 2)), NAMESPACES.attached);
      assert.deepEqual(namespaces(identify(driver, 2, { NSID: 1 })), [2]);
      assert.deepEqual(namespaces(identify(driver, 2, { NSID: 2 })), []);
      assert.deepEqual(namespaces(identify(driver, 2, { NSID: BROADCAST - 2 })), []);
    },
  },
  {
    name: 'names a namespace the same in its descriptors as in its data structure',
    covers: ['identify-namespaces'],
    from: ['NB-IDN-22', 'NB-IDN-23', 'NB-IDN-24', 'NB-IDN-25', 'NB-IDN-28', 'NB-IDN-30'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const structure = identify(driver, 0, { NSID: first });
      const data = identify(driver, 3, { NSID: first });
      const found = new Map<number, Uint8Array>();
      for (let at = 0; data[at + 1]; at += 4 + (data[at + 1] ?? 0))
        found.set(data[at] ?? 0, data.slice(at + 4, at + 4 + (data[at + 1] ?? 0)));
      assert.deepEqual(found.get(1), structure.slice(120, 128), 'EUI64');
      assert.deepEqual(found.get(2), structure.slice(104, 120), 'NGUID');
      assert.deepEqual(found.get(4), Uint8Array.of(0), 'the NVM Command Set');
    },
  },
  {
    name: 'answers what the I/O command set adds, and what does not depend on it',
    covers: ['identify-command-set'],
    from: ['NB-IDC-27', 'NB-IDN-9', 'NB-IDN-31', 'NB-IDN-32', 'NB-IDN-1'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      assert.equal(identify(driver, 6)[0], 0, 'VSL');
      refuses(driver, 6, 'Invalid Field in Command', { CSI: 2 });
      assert.equal((identify(driver, 8, { NSID: first })[14] ?? 0) & 1, 1, 'the namespace is ready');
      assert.ok(isZero(identify(driver, 8, { NSID: NAMESPACES.inactive })));
      refuses(driver, 8, INVALID, { NSID: NAMESPACES.inactive + 1 });
    },
  },
  {
    name: 'lists allocated namespaces, the active ones among them',
    covers: ['identify-allocated'],
    from: ['NB-IDN-20', 'NB-IDN-21', 'NB-IDN-11', 'NB-IDN-1'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const allocated = namespaces(identify(driver, 0x10));
      for (const nsid of NAMESPACES.attached) assert.ok(allocated.includes(nsid));
      for (const NSID of allocated)
        assert.equal(view(identify(driver, 0x11, { NSID })).getBigUint64(0, true), BigInt(NAMESPACES.blocks));
      refuses(driver, 0x11, INVALID, { NSID: BROADCAST });
    },
  },
  {
    name: 'lists itself among the controllers, and those of a namespace',
    covers: ['identify-controllers'],
    from: ['NB-IDL-1', 'NB-IDL-2', 'NB-IDL-3', 'NB-IDL-4', 'XC-IDX-12', 'XC-IDX-14'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const own = view(identify(driver, 1)).getUint16(78, true);
      assert.deepEqual(controllers(identify(driver, 0x13)), [own]);
      assert.deepEqual(controllers(identify(driver, 0x13, { CNTID: own })), [own]);
      assert.deepEqual(controllers(identify(driver, 0x13, { CNTID: own + 1 })), []);
      assert.deepEqual(controllers(identify(driver, 0x12, { NSID: first })), [own]);
      assert.deepEqual(controllers(identify(driver, 0x12, { NSID: NAMESPACES.inactive })), []);
    },
  },
  {
    name: 'has neither resources for secondary controllers nor such controllers',
    covers: ['identify-controllers'],
    from: ['NB-IDL-5', 'NB-IDL-6', 'NB-IDL-7'],
    notOwed: notExtended('an extended controller does not answer about other controllers (XC-IDX-16)'),
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const own = view(identify(driver, 1)).getUint16(78, true);
      assert.equal(view(identify(driver, 0x14)).getUint16(0, true), own);
      assert.equal(identify(driver, 0x15)[0], 0);
    },
  },
  {
    name: 'refuses structures that are reserved',
    covers: ['identify-command-set'],
    from: ['NB-COM-4'],
    run(platform) {
      const driver = SuiteDriver.started(platform);
      for (const CNS of [0x04, 0x07, 0x0f, 0x1f, 0x7f, 0xff]) refuses(driver, CNS, 'Invalid Field in Command');
    },
  },
];
