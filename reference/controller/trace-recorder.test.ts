import { beforeEach, describe, expect, it } from 'vitest';
import { decodeMsixt, MSIXT_OFFSET } from '../generated/registers/msixt.ts';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS as limits } from '../host/fixtures.ts';
import { runMechanics } from '../host/mechanics.ts';
import { programMessages } from '../host/message-setup.ts';
import { HostMemory } from '../host/memory.ts';
import { Controller } from './controller.ts';
import { doorbellOffset } from './doorbells.ts';
import { traceLine } from './trace-line.ts';
import type { TraceEvent } from './trace.ts';
import { model } from '../../test/spec-model.ts';

const [CC, ASQ, ACQ] = [0x14, 0x28, 0x30];
const PCICMD = 0x04;

let events: TraceEvent[];
let memory: HostMemory;
let controller: Controller;
let driver: AdminDriver;

beforeEach(() => {
  events = [];
  memory = new HostMemory();
  const tracer = { dataBytes: 4, record: (event: TraceEvent) => void events.push(event) };
  controller = new Controller(model, { limits, memory, tracer });
  driver = new AdminDriver(model, controller, memory);
  driver.enable();
  events.length = 0;
});

/** What the device did, without the registers that the driver reads on its way. */
const kinds = (): string[] => events.map(({ kind }) => kind).filter((kind) => kind !== 'register-read');

/** Rings the admin doorbell for the entry in the first slot, and lets the device work. */
function submit(): void {
  controller.writeRegister(0x1000, 4, 1);
  controller.settle();
}

function dword(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

describe('the trace of a device', () => {
  it('tells the way of a command in the order in which it happens', () => {
    driver.identify();
    expect(kinds().slice(0, 7)).toEqual(['doorbell', 'dma', 'command', 'dma', 'dma', 'completion', 'interrupt']);
    expect(events.find(({ kind }) => kind === 'command')).toMatchObject({ controller: null, sqid: 0, opcode: 0x06 });
    expect(events.find(({ kind }) => kind === 'completion')).toMatchObject({ sqid: 0, status: '0h/00h' });
  });

  it('numbers events without gaps', () => {
    submit();
    controller.readRegister(CC, 4);
    const first = events[0]?.seq ?? 0;
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => first + i));
    expect(first).toBeGreaterThan(1);
  });

  it('says whether a doorbell found a queue', () => {
    controller.writeRegister(0x1000, 4, 0x5_0001);
    const stride = controller.registers.get('CAP', 'DSTRD');
    controller.writeRegister(doorbellOffset({ queue: 'cq', qid: 3 }, stride), 4, 2);
    expect(events).toMatchObject([
      { kind: 'doorbell', queue: 'sq', pair: 0, value: 1, found: true },
      { kind: 'doorbell', queue: 'cq', pair: 3, value: 2, found: false },
      { kind: 'event', name: 'Doorbell Without Queue', object: 'PC', key: 0 },
    ]);
  });

  it('keeps eight bytes together, and tells a doorbell from a register', () => {
    controller.writeRegister(ASQ, 8, 0x1_2345_6000n);
    controller.readRegister(ASQ, 8);
    controller.writeRegister(0x18, 4, 7);
    expect(events).toMatchObject([
      { kind: 'register-write', name: 'ASQ', offset: ASQ, size: 8, value: 0x1_2345_6000n },
      { kind: 'register-read', name: 'ASQ', value: 0x1_2345_6000n },
      { kind: 'register-write', name: null, offset: 0x18, value: 7n },
    ]);
  });

  it('holds as many bytes of an access as the tracer wants, and none of one that was refused', () => {
    submit();
    expect(events.find(({ kind }) => kind === 'dma')).toMatchObject({ length: 64, fault: false, bytes: '00000000' });
    events.length = 0;
    memory.unmap(null, Number(controller.readRegister(ASQ, 8)), 4096);
    controller.writeRegister(0x1000, 4, 2);
    controller.settle();
    expect(events.find(({ kind }) => kind === 'dma')).toMatchObject({ fault: true, bytes: '' });
    expect(kinds()).not.toContain('command');
  });

  it('shows no completion that did not arrive', () => {
    memory.unmap(null, Number(controller.readRegister(ACQ, 8)), 4096);
    submit();
    expect(kinds()).toEqual(['doorbell', 'dma', 'command', 'dma']);
    expect(events.at(-1)).toMatchObject({ kind: 'dma', direction: 'write', fault: true });
  });

  it('shows an interrupt when it is sent, not while it is masked', () => {
    controller.interruptTable.mask(0);
    submit();
    expect(kinds()).not.toContain('interrupt');
    controller.interruptTable.unmask(0);
    expect(events.at(-1)).toMatchObject({ kind: 'interrupt', vector: 0 });
  });

  it('says what each access to memory is for', () => {
    driver.identify();
    const accesses = events.flatMap((event) => (event.kind === 'dma' ? [`${event.direction} ${event.purpose}`] : []));
    expect(accesses).toEqual(['read sqe', 'write data', 'write cqe']);
  });

  it('holds accesses to the MSI-X table and to configuration space, and interrupts with their message', () => {
    const { configurationSpace } = controller;
    const { to, tbir } = decodeMsixt(dword(configurationSpace.read(MSIXT_OFFSET)));
    events.length = 0;
    controller.writeBar(tbir, to * 8 + 16, 8, 0xfee0_1000n);
    expect(controller.readBar(tbir, to * 8 + 16, 4)).toBe(0xfee0_1000);
    configurationSpace.write(PCICMD, 0);
    controller.writeRegister(CC, 4, 0);
    controller.readBar(tbir, to * 8, 4);
    expect(events).toMatchObject([
      { kind: 'bar-write', bar: tbir, size: 8, value: 0xfee0_1000n, place: { part: 'table', offset: 16 } },
      { kind: 'bar-read', size: 4, value: 0xfee0_1000n, isLost: false },
      { kind: 'configuration-write', name: 'PCICMD', offset: PCICMD, value: 0n },
      { kind: 'event' },
      { kind: 'register-write', name: 'CC', isLost: true },
      { kind: 'bar-read', value: 0xffff_ffffn, isLost: true, place: { part: 'table', offset: 0 } },
    ]);
  });

  it('shows the message of an interrupt', () => {
    programMessages(controller, (vector) => ({ address: 0xfee0_2000n, data: 0x40 + vector }));
    events.length = 0;
    submit();
    expect(events.at(-1)).toMatchObject({ kind: 'interrupt', vector: 0, address: 0xfee0_2000n, data: 0x40 });
  });

  it('shows an event after what caused it', () => {
    controller.writeRegister(CC, 4, 0);
    expect(events).toMatchObject([
      { kind: 'register-write', name: 'CC', value: 0n },
      { kind: 'event', name: 'Controller Reset', object: 'PC', key: null },
    ]);
  });
});

describe('the trace of two tenants', () => {
  const traceOf = (): TraceEvent[] => {
    const all: TraceEvent[] = [];
    const { passed } = runMechanics(model, () => undefined, { record: (event) => void all.push(event) });
    expect(passed).toBe(true);
    return all;
  };

  it('names controllers by their objects and queues as their drivers do', () => {
    const all = traceOf();
    for (const kind of ['command', 'completion']) {
      const names = all.flatMap((event) =>
        event.kind === kind && 'sqid' in event && event.controller !== null
          ? [`${event.controller.object} ${event.controller.key} SQ ${event.sqid}`]
          : [],
      );
      expect([...new Set(names)].sort()).toEqual(
        [2, 3].flatMap((key) => [0, 1, 2].map((qid) => `XC ${key} SQ ${qid}`)),
      );
    }
  });

  it('is the same each time', () => {
    expect(traceOf().map(traceLine)).toEqual(traceOf().map(traceLine));
  });
});
