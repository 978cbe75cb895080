import { expect, it } from 'vitest';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { Controller } from './controller.ts';
import { model } from '../../test/spec-model.ts';

const COUNT = 1025;
/** Namespace Attachment: Detach. */
const DETACH = 1;
const CHANGED_NAMESPACES = 0x04;

/** A primary controller with more namespaces than the log page has entries. */
function build(): AdminDriver {
  const memory = new HostMemory();
  const limits = { ...LIMITS, NN: COUNT, MAXCNA: COUNT };
  const driver = new AdminDriver(model, new Controller(model, { limits, memory }), memory);
  driver.enable();
  return driver;
}

/** The list as a driver reads it, by its 1024 entries. */
function read(driver: AdminDriver): readonly number[] {
  const fields = { LID: CHANGED_NAMESPACES, NUMDL: 1023, RAE: 1 };
  const { data } = driver.execute('Get Log Page', fields, new Uint8Array(4096));
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Array.from({ length: 1024 }, (_, i) => view.getUint32(4 * i, true));
}

it('NB-LOG-64, NB-LOG-65: lists 1024 changes in ascending order, and says with one entry that there are more', () => {
  const driver = build();
  const list = driver.encode('CTLD', { NUMLC: 1, CIDS: [{ CID16: 1 }, ...Array.from({ length: 2046 }, () => ({}))] });
  const detach = (NSID: number): string => driver.execute('Namespace Attachment', { NSID, NASEL: DETACH }, list).status;
  for (let nsid = COUNT; nsid > 1; nsid -= 1) expect(detach(nsid)).toBe('Successful Completion');
  expect(read(driver)).toEqual(Array.from({ length: 1024 }, (_, i) => i + 2));
  expect(detach(1)).toBe('Successful Completion');
  expect(read(driver)).toEqual([0xffffffff, ...Array.from({ length: 1023 }, () => 0)]);
}, 60_000);
