import assert from 'node:assert/strict';
import { NAMESPACES } from '../platform.ts';
import type { SuiteCase } from '../suite-case.ts';
import { notExtended } from '../suite-case.ts';
import { SUCCESS, SuiteDriver } from '../suite-driver.ts';

const COMMAND = 'Namespace Attachment';
const [ATTACH, DETACH] = [0, 1] as const;
const INVALID_LIST = 'Controller List Invalid';
const INVALID_NAMESPACE = 'Invalid Namespace or Format';
const [first = 1, second = 2] = NAMESPACES.attached;
const notOwed = notExtended('the owner of the primary controller attaches namespaces to it (XC-ALW-1)');

/** A controller list, whose number of entries can be wrong. */
function list(identifiers: readonly number[], count = identifiers.length): Uint8Array {
  const view = new DataView(new ArrayBuffer(4096));
  view.setUint16(0, count, true);
  identifiers.forEach((identifier, i) => view.setUint16(2 + i * 2, identifier, true));
  return new Uint8Array(view.buffer);
}

function own(driver: SuiteDriver): number {
  return new DataView(driver.nvme.queues.identifyData(1).buffer).getUint16(78, true);
}

/** Namespace Attachment. */
export const namespaceCases: readonly SuiteCase[] = [
  {
    name: 'detaches a namespace and attaches it again, with its data',
    covers: ['namespace-attachment', 'inactive-namespace'],
    from: ['NB-NSA-5', 'NB-NSA-9', 'NB-NSA-10', 'NB-NSA-11', 'NB-REA-1', 'NB-IOD-1'],
    notOwed,
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const [self, queues] = [list([own(driver)]), driver.nvme.queues];
      queues.create(1);
      const data = new Uint8Array(512).fill(0x5a);
      driver.expectIo(SUCCESS, 1, 'Write', { NSID: first, SLBAL: 4 }, data);
      driver.expectAdmin(SUCCESS, COMMAND, { NSID: first, NASEL: DETACH }, self);
      driver.expectAdmin('Namespace Not Attached', COMMAND, { NSID: first, NASEL: DETACH }, self);
      driver.expectIo(INVALID_NAMESPACE, 1, 'Read', { NSID: first, SLBAL: 4 }, new Uint8Array(512));
      assert.deepEqual(driver.nvme.namespaces(), [second]);
      driver.expectAdmin(SUCCESS, COMMAND, { NSID: first, NASEL: ATTACH }, self);
      driver.expectAdmin('Namespace Already Attached', COMMAND, { NSID: first, NASEL: ATTACH }, self);
      assert.deepEqual(driver.expectIo(SUCCESS, 1, 'Read', { NSID: first, SLBAL: 4 }, new Uint8Array(512)), data);
      assert.deepEqual(driver.nvme.namespaces(), [first, second]);
    },
  },
  {
    name: 'attaches no more namespaces than it reports',
    covers: ['namespace-attachment'],
    from: ['NB-NSA-8', 'NB-IDC-11'],
    notOwed,
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const self = list([own(driver)]);
      const NSID = NAMESPACES.inactive;
      driver.expectAdmin('Namespace Attachment Limit Exceeded', COMMAND, { NSID, NASEL: ATTACH }, self);
      driver.expectAdmin(SUCCESS, COMMAND, { NSID: first, NASEL: DETACH }, self);
      driver.expectAdmin(SUCCESS, COMMAND, { NSID, NASEL: ATTACH }, self);
      assert.deepEqual(driver.nvme.namespaces(), [second, NSID]);
    },
  },
  {
    name: 'refuses controller lists that are empty, too long or unordered, or name no controller',
    covers: ['namespace-attachment'],
    from: ['NB-NSA-2', 'NB-NSA-3', 'NB-NSA-4'],
    notOwed,
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const self = own(driver);
      for (const wrong of [list([]), list([self], 2048), list([self, self]), list([self + 1]), list([0xfff0])])
        driver.expectAdmin(INVALID_LIST, COMMAND, { NSID: first, NASEL: DETACH }, wrong);
      assert.deepEqual(driver.nvme.namespaces(), NAMESPACES.attached);
    },
  },
  {
    name: 'refuses namespaces that do not exist, and a selection that is reserved',
    covers: ['namespace-attachment', 'broadcast-namespace'],
    from: ['NB-NSA-1', 'NB-COM-4'],
    notOwed,
    run(platform) {
      const driver = SuiteDriver.started(platform);
      const self = list([own(driver)]);
      for (const NSID of [0, NAMESPACES.inactive + 1, 0xffff_ffff])
        driver.expectAdmin(INVALID_NAMESPACE, COMMAND, { NSID, NASEL: DETACH }, self);
      driver.expectAdmin('Invalid Field in Command', COMMAND, { NSID: first, NASEL: 2 }, self);
    },
  },
];
