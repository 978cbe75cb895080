import { beforeEach, describe, expect, it } from 'vitest';
import { asciiValue, nqnValue } from '../../codegen/language/text.ts';
import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import type { NamedResult } from '../host/command-channel.ts';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS as limits } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { Controller } from './controller.ts';
import { model } from '../../test/spec-model.ts';

let memory: HostMemory;
let controller: Controller;
let driver: AdminDriver;

beforeEach(() => {
  memory = new HostMemory();
  controller = new Controller(model, { limits, memory, configuration: { CNTLID: 7, SN: 'PRIMARY' } });
  driver = new AdminDriver(model, controller, memory);
  driver.enable();
});

function create(fields: FieldInput = {}): NamedResult {
  const { TAGLIST = [] } = fields as { TAGLIST?: readonly unknown[] };
  return driver.execute('Create Extended Controller', { NTAG: TAGLIST.length }, driver.encode('CECD', fields));
}

function receive(
  fields: FieldInput,
  structure: string,
  length = 512,
): { status: string; data: FieldRecord; bytes: Uint8Array } {
  const { status, data } = driver.execute(
    'Extended Controller Receive',
    { NUMD: length / 4 - 1, ...fields },
    new Uint8Array(length).fill(0xee),
  );
  return { status, data: driver.decode(structure, data), bytes: data };
}

const LIST = 1;
const PROPERTIES = 2;
const TAGS = 4;
const PASID = 1;

describe('Identify', () => {
  it('returns the base image under what the tables say', () => {
    expect(driver.identify()).toMatchObject({
      CNTLID: 7,
      SN: asciiValue('PRIMARY', 20),
      MDTS: 5,
      SQES: 0x66,
      CQES: 0x44,
      CNTRLTYPE: 1,
      VER: 0x2_0400,
      XCSVER: 1,
    });
  });

  it('NB-COM-4: refuses a reserved CNS', () => {
    expect(driver.execute('Identify', { CNS: 0xff }, new Uint8Array(4096)).status).toBe('Invalid Field in Command');
  });
});

describe('extended controllers', () => {
  it('are created with a tag and read back', () => {
    const { status, result } = create({
      ECNTLID: 9,
      SN: asciiValue('TENANT-A', 20),
      SUBNQN: nqnValue('nqn.2026-01.example:a', 256),
      TAGLIST: [{ TVAL: 2, TTYPE: PASID }],
    });
    expect(status).toBe('Successful Completion');
    const handle = { CNTLID: result.NEWCNTLID, XGEN: result.NEWXGEN };
    expect(receive({ SEL: LIST }, 'XCLIST', 16).data).toEqual({
      NUMENT: 1,
      ENTRIES: [{ ...handle, XCSTATE: 0, PENDING: 0 }],
    });
    expect(receive({ SEL: PROPERTIES, ...handle }, 'XCPROP', 320).data).toMatchObject({
      ...handle,
      ECNTLID: 9,
      XCSTATE: 0,
      NTAG: 1,
      DSTRD: controller.registers.get('CAP', 'DSTRD'),
      MPSMAX: controller.registers.get('CAP', 'MPSMAX'),
      CQR: 1,
      MQES: 0,
      VS: controller.readRegister(8, 4),
      SN: asciiValue('TENANT-A', 20),
      SUBNQN: nqnValue('nqn.2026-01.example:a', 256),
    });
    expect(receive({ SEL: TAGS, ...handle }, 'XCTAGS', 32).data).toEqual({
      NUMENT: 1,
      ENTRIES: [{ TVAL: 2, TTYPE: PASID, SHARE: 0, TRID: 0, TIDX: 0, QUES: 0 }],
    });
    expect(controller.controlPlane.invariants()).toEqual([]);
  });

  it('are not created with an invalid tag, with Do Not Retry, and nothing changes', () => {
    const { status, result } = create({ TAGLIST: [{ TVAL: 101, TTYPE: PASID }] });
    expect([status, result.DNR, result.NEWXGEN]).toEqual(['Invalid Tag', 1, 0]);
    expect(receive({ SEL: LIST }, 'XCLIST', 8).data.NUMENT).toBe(0);
  });

  it('are gone after a controller reset', () => {
    const { result } = create();
    driver.disable();
    driver.enable();
    expect(receive({ SEL: LIST }, 'XCLIST', 8).data.NUMENT).toBe(0);
    expect(receive({ SEL: PROPERTIES, CNTLID: result.NEWCNTLID, XGEN: result.NEWXGEN }, 'XCPROP').status).toBe(
      'Invalid Controller Identifier',
    );
  });
});

describe('data of commands', () => {
  it('fills the transfer with zeros beyond the structure, and moves no more than the transfer', () => {
    expect(receive({ SEL: LIST }, 'XCLIST', 512).bytes.every((byte) => byte === 0)).toBe(true);
    const { bytes } = receive({ SEL: PROPERTIES - 2, NUMD: 3 }, 'XCCAP', 64);
    expect([...bytes.subarray(14, 18)]).toEqual([0, 0, 0xee, 0xee]);
    expect(bytes[0]).toBe(1);
  });

  it('moves lists over several pages', () => {
    const many = new Controller(model, { limits: { ...limits, TAGMAX: 1000 }, memory });
    driver = new AdminDriver(model, many, memory);
    driver.enable();
    const TAGLIST = Array.from({ length: 1000 }, () => ({ TTYPE: 0 }));
    expect(create({ TAGLIST }).status).toBe('Successful Completion');
    expect(
      (receive({ SEL: TAGS, CNTLID: 0, XGEN: 1 }, 'XCTAGS', 16_016).data.ENTRIES as FieldRecord[]).at(-1)?.TIDX,
    ).toBe(999);
  });

  it('transfers nothing where the data is not defined', () => {
    memory.startRecording();
    expect(driver.execute('Create Extended Controller', { NTAG: 0xffff }).status).toBe('Invalid Field in Command');
    expect(memory.records.length).toBe(2);
  });

  it('NB-PRP-5: is bounded by MDTS', () => {
    expect(driver.execute('Extended Controller Receive', { NUMD: 0xffff_ffff }).status).toBe(
      'Invalid Field in Command',
    );
    expect(driver.execute('Extended Controller Receive', { NUMD: 128 * 256 }).status).toBe('Invalid Field in Command');
    expect(receive({ SEL: LIST }, 'XCLIST', 128 * 1024).status).toBe('Successful Completion');
  });

  it('NB-QUE-5: is refused where a PRP entry is misaligned', () => {
    expect(driver.submit(entry({ OPC: 6, CNS: 1, PRP1: 0x20_0004n, PRP2: 0x30_0008n })).status).toBe(0x13);
  });

  it('meets a fault in host memory without an effect and without Do Not Retry', () => {
    const { result, status } = driver.execute('Create Extended Controller', { PRP1: 0x7000_0000n });
    expect([status, result.DNR]).toEqual(['Data Transfer Error', 0]);
    expect(driver.submit(entry({ OPC: 6, CNS: 1, PRP1: 2n ** 60n })).status).toBe(4);
    expect(receive({ SEL: LIST }, 'XCLIST', 8).data.NUMENT).toBe(0);
  });
});

describe('commands that are not allowed', () => {
  it('NB-COM-1, NB-COM-2, NB-COM-3: are refused before their data', () => {
    memory.startRecording();
    expect(driver.submit(entry({ OPC: 0xff, PRP1: 3n })).status).toBe(1);
    expect(driver.submit(entry({ OPC: 6, FUSE: 1, PRP1: 3n })).status).toBe(2);
    expect(driver.submit(entry({ OPC: 6, PSDT: 1, PRP1: 3n })).status).toBe(2);
    expect(memory.records.length).toBe(6);
  });
});

/** A queue entry of an Identify command, or of any opcode with its common fields. */
function entry({
  OPC = 0,
  FUSE = 0,
  PSDT = 0,
  CNS = 0,
  PRP1 = 0n,
  PRP2 = 0n,
}: Partial<Record<'OPC' | 'FUSE' | 'PSDT' | 'CNS', number> & Record<'PRP1' | 'PRP2', bigint>>): Uint8Array {
  const view = new DataView(new ArrayBuffer(64));
  view.setUint32(0, OPC | (FUSE << 8) | (PSDT << 14), true);
  view.setBigUint64(24, PRP1, true);
  view.setBigUint64(32, PRP2, true);
  view.setUint32(40, CNS, true);
  return new Uint8Array(view.buffer);
}
