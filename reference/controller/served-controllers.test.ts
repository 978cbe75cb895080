import { beforeEach, describe, expect, it } from 'vitest';
import { asciiValue } from '../../codegen/language/text.ts';
import { textBlock, textOf } from '../host/block-text.ts';
import { CommandChannel } from '../host/command-channel.ts';
import { blockFields } from '../host/extended-driver.ts';
import type { Tenant } from '../host/fixtures.ts';
import { Bench, pasid } from '../host/fixtures.ts';
import { RegisterAccess } from '../host/register-access.ts';
import type { Media } from './media.ts';
import { model } from '../../test/spec-model.ts';

const SUCCESS = 'Successful Completion';
const ADMIN_QUEUE = 0x100_0000;
const IO_QUEUE = ADMIN_QUEUE + 0x400_0000;

let bench: Bench;
let a: Tenant;
let b: Tenant;

beforeEach(() => {
  bench = new Bench(model);
  a = bench.tenant({ tags: [pasid(2)], underlying: 1, vectors: [5, 6] });
  b = bench.tenant({ tags: [{ routingId: 7, pasid: null }], underlying: 2, vectors: [9] });
});

const readText = ({ driver }: Tenant): string => textOf(driver.read(1, 1, 0, 1).data);

describe('two tenants', () => {
  it('read what they wrote themselves, at the same addresses and under the same numbers', () => {
    expect(a.driver.write(1, 1, 0, textBlock('A')).status).toBe(SUCCESS);
    expect(b.driver.write(1, 1, 0, textBlock('B')).status).toBe(SUCCESS);
    expect([readText(a), readText(b)]).toEqual(['A', 'B']);
    expect(a.driver.flush(1, 1).status).toBe(SUCCESS);
  });

  it('XC-TIX-8: every access carries the tag of the queue, with the list of pages and the data', () => {
    bench.memory.startRecording();
    a.driver.write(1, 1, 0, new Uint8Array(32 * 512));
    const { records } = bench.memory;
    expect(records.length).toBeGreaterThan(5);
    expect(records.every(({ tag }) => tag?.pasid === 2 && tag.routingId === null)).toBe(true);
    expect(records.reduce((total, { size }) => total + size, 0)).toBe(64 + 3 * 8 + 32 * 512 + 16);
  });

  it('XC-TIX-8: a queue with another tag index has its data in another address space', () => {
    const two = bench.tenant({ tags: [pasid(20), pasid(21)], underlying: 3 });
    two.driver.createQueues(2, { tagIndex: 1 });
    two.driver.write(1, 1, 0, textBlock('TWO'));
    bench.memory.startRecording();
    expect(textOf(two.driver.read(2, 1, 0, 1).data)).toBe('TWO');
    expect(new Set(bench.memory.records.map(({ tag }) => tag?.pasid))).toEqual(new Set([21]));
  });

  it('XC-TIX-9: an address with the number of a register is memory of the tenant', () => {
    const at = 0x1000;
    bench.memory.map(pasid(2), at, 4096);
    a.driver.write(1, 1, 3, textBlock('BAR'));
    const { codec } = a.driver.admin;
    expect(a.driver.queue(1).submit(codec.entry('Read', { ...blockFields(1, 3, 1), PRP1: at })).status).toBe(0);
    expect(textOf(bench.memory.load(pasid(2), at, 512))).toBe('BAR');
  });

  it('XC-DBM-2: complete with their own queue numbers, and identify themselves with what they were given', () => {
    expect(a.driver.queueNumbers).toEqual([0]);
    expect(a.driver.flush(1, 1).result.SQID).toBe(1);
    expect(a.map.get(1)).not.toBe(1);
    expect(a.driver.identify()).toMatchObject({ CNTLID: 0, NN: 2, SHRCTL: 0, SHRPRT: 0 });
    expect(a.driver.identify().SN).not.toBe(asciiValue('PRIMARY', 20));
    expect(() => a.driver.setQueueCount(64)).toThrow('Unexpected Command Sequence Error of Set Features');
    a.driver.deleteQueues(1);
    expect(a.driver.setQueueCount(64)).toEqual({ submission: 2, completion: 2 });
  });

  it('interrupt through their vectors, the admin queue through the first one', () => {
    bench.interrupts.length = 0;
    a.driver.identify();
    a.driver.flush(1, 1);
    b.driver.flush(1, 1);
    expect(bench.interrupts).toEqual([5, 6, 9]);
  });

  it('do not know the commands of the primary controller', () => {
    const channel = a.driver.admin;
    expect(channel.execute('Extended Controller Receive', {}, new Uint8Array(4)).status).toBe('Invalid Command Opcode');
    expect(a.driver.queue(1).submit(channel.codec.entry('Identify', {})).status).toBe(1);
  });

  it('see namespaces that are attached, and blocks that exist', () => {
    expect(a.driver.read(1, 2, 0, 1).status).toBe('Invalid Namespace or Format');
    expect(a.driver.read(1, 1, 64, 1).status).toBe('LBA Out of Range');
    expect(a.driver.queue(1).execute('Write', blockFields(1, 60, 8), new Uint8Array(4096)).status).toBe(
      'LBA Out of Range',
    );
    expect(a.driver.queue(1).execute('Read', blockFields(1, 0, 1)).status).toBe('Data Transfer Error');
  });
});

describe('doorbells', () => {
  it('XC-DBM-3: are ignored and counted where the pair has no queue, and not kept for one that comes later', () => {
    const pair = a.map.get(2) as number;
    bench.ring(pair, 1);
    bench.ring(3, 1);
    bench.ring(13, 1);
    expect(bench.controller.ignoredDoorbells).toBe(3);
    bench.memory.startRecording();
    a.driver.createQueues(2);
    expect(bench.memory.records.some(({ address }) => address === IO_QUEUE + 0x400_0000)).toBe(false);
    expect(a.driver.queue(2).execute('Flush', { NSID: 1 }).result).toMatchObject({ SQHD: 1, P: 1 });
  });

  it('reach the controller that holds the pair now', () => {
    const pair = a.map.get(1) as number;
    bench.primary.disable(a.handle);
    bench.primary.remove(a.handle);
    const c = bench.tenant({ tags: [pasid(3)], underlying: 1 });
    expect(c.map.get(1)).toBe(pair);
    bench.memory.startRecording();
    bench.ring(pair, 1);
    expect(bench.memory.records.every(({ tag }) => tag?.pasid === 3)).toBe(true);
    expect(c.driver.queue(1).queues.take()).not.toBeNull();
  });

  it('read 0', () => {
    expect(bench.controller.readRegister(0x1000 + (a.map.get(1) as number) * 0x1000, 4)).toBe(0);
  });
});

describe('queues', () => {
  it('begin anew after they were created again, and after their controller was enabled again', () => {
    for (let i = 0; i < 3; i++) a.driver.flush(1, 1);
    a.driver.deleteQueues(1);
    a.driver.createQueues(1);
    expect(a.driver.flush(1, 1).result).toMatchObject({ SQHD: 1, P: 1 });
    bench.primary.disable(a.handle);
    expect(() => a.driver.identify()).toThrow('Unexpected silence');
    bench.primary.createAdminQueue(a.handle, a.driver.prepareAdminQueue());
    a.driver.createQueues(1);
    expect(a.driver.flush(1, 1).result).toMatchObject({ SQHD: 1, P: 1 });
  });

  it('wrap, and take several commands at a time', () => {
    const queue = a.driver.queue(1);
    const entry = queue.codec.entry('Flush', { NSID: 1 });
    for (let i = 0; i < 4; i++) {
      const started = Array.from({ length: 7 }, () => queue.start(entry));
      expect(started.map((cid) => queue.finish(cid)?.status)).toEqual(started.map(() => 0));
    }
  });

  it('of the primary controller lie in the untagged space', () => {
    const { channel, codec } = bench.primary.admin;
    const layout = { submissionQueue: 0x400_0000, completionQueue: 0x410_0000, data: 0x420_0000, entries: 4 };
    const registers = new RegisterAccess(model, bench.controller);
    const io = new CommandChannel(codec, registers, bench.memory, { tag: null, pair: 3, layout });
    io.clear();
    channel.require('Create I/O Completion Queue', { QID: 3, QSIZE: 3, PCONT: 1, IEN: 1, IV: 2, PRP1: 0x410_0000 });
    channel.require('Create I/O Submission Queue', { QID: 3, QSIZE: 3, PCONT: 1, CQID: 3, PRP1: 0x400_0000 });
    bench.interrupts.length = 0;
    b.driver.write(1, 1, 0, textBlock('B'));
    const { result, data } = io.require('Read', blockFields(2, 0, 1), new Uint8Array(512));
    expect([result.SQID, textOf(data), bench.interrupts]).toEqual([3, 'B', [9, 2]]);
    bench.primary.admin.disable();
    bench.primary.admin.enable();
    io.clear();
    expect(() => io.execute('Flush', { NSID: 1 })).toThrow('Unexpected silence');
  });

  it('use the pages of their own host', () => {
    const handle = bench.primary.create([{ tag: pasid(30) }]);
    bench.primary.grant(handle, { queuePairs: 2, largestNamespace: 1 });
    const { channel } = bench.primary.admin;
    const layout = { submissionQueue: 0x100_0000, completionQueue: 0x110_0000, data: 0x120_0000, entries: 4 };
    const registers = new RegisterAccess(model, bench.controller);
    const pair = bench.primary.doorbellMap(handle).get(0) as number;
    const admin = new CommandChannel(channel.codec, registers, bench.memory, { tag: pasid(30), pair, layout });
    admin.clear();
    const queues = { PRP1: 0x100_0000, PRP2: 0x110_0000, ASQS: 3, ACQS: 3 };
    channel.require('Create Extended Admin Queue', { ...handle, ...queues, EN: 1, MPS: 1 });
    bench.memory.map(pasid(30), 0x120_0000, 8192);
    bench.memory.startRecording();
    // 4096 bytes from offset 2048 on lie in one page of 8192 bytes.
    admin.require('Identify', { CNS: 1, PRP1: 0x120_0800 });
    expect(bench.memory.records.filter(({ size }) => size === 4096).map(({ address }) => address)).toEqual([
      0x120_0800,
    ]);
  });
});

describe('a fault of a queue entry', () => {
  it.each([
    ['submission', IO_QUEUE],
    ['completion', IO_QUEUE + 0x10_0000],
  ])('of a %s queue stops its controller and no other', (_kind, address) => {
    bench.memory.unmap(pasid(2), address, 4096);
    bench.ring(a.map.get(1) as number, 1);
    expect(() => a.driver.identify()).toThrow('Unexpected silence');
    bench.memory.startRecording();
    expect(bench.stateOf(a.handle)).toBe('Failed');
    // The primary controller goes on where it was: one entry is fetched, data and one completion are written.
    expect(bench.memory.records.map(({ direction }) => direction)).toEqual(['r', 'w', 'w']);
    expect(bench.controller.fatalCause).toBeNull();
    expect(b.driver.flush(1, 1).status).toBe(SUCCESS);
    bench.primary.disable(a.handle);
    bench.primary.createAdminQueue(a.handle, a.driver.prepareAdminQueue());
    a.driver.createQueues(1);
    expect(a.driver.flush(1, 1).status).toBe(SUCCESS);
  });

  it('stops its controller until it is disabled where the specification has no event for it', () => {
    bench = new Bench({ ...model, events: model.events.filter(({ stimulus }) => stimulus.kind !== 'fetch fault') });
    a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
    bench.memory.unmap(pasid(2), IO_QUEUE, 4096);
    bench.ring(a.map.get(1) as number, 1);
    bench.primary.attach(a.handle, 2, 3);
    expect(() => a.driver.identify()).toThrow('Unexpected silence');
    expect(bench.stateOf(a.handle)).toBe('Enabled');
    bench.primary.disable(a.handle);
    bench.primary.createAdminQueue(a.handle, a.driver.prepareAdminQueue());
    expect(a.driver.identify().CNTRLTYPE).toBe(1);
  });

  it('of the primary controller leaves the others at work', () => {
    bench.memory.unmap(null, 0x10_0000, 4096);
    bench.ring(0, 9);
    expect(bench.controller.fatalCause).toContain('submission queue 0 at slot');
    expect(b.driver.flush(1, 1).status).toBe(SUCCESS);
  });
});

describe('interrupts that are pending', () => {
  it('are delivered on unmask, and forgotten when their controller is disabled or gets another grant', () => {
    const { interruptTable } = bench.controller;
    interruptTable.mask(6);
    bench.interrupts.length = 0;
    a.driver.flush(1, 1);
    expect([interruptTable.isPending(6), bench.interrupts]).toEqual([true, []]);
    interruptTable.unmask(6);
    expect(bench.interrupts).toEqual([6]);
    interruptTable.mask(6);
    a.driver.flush(1, 1);
    bench.primary.disable(a.handle);
    expect(interruptTable.isPending(6)).toBe(false);
  });
});

describe('turns', () => {
  it('go round: no controller waits for all commands of another', () => {
    const order: number[] = [];
    const operation = { cancel: () => false };
    const media: Media = {
      read: () => operation,
      write: () => operation,
      zero: () => operation,
      flush: (namespace, done) => {
        if (namespace !== null) order.push(namespace);
        done(true);
        return operation;
      },
      clear: () => undefined,
    };
    bench = new Bench(model, media);
    const tenants = [1, 2].map((underlying) => bench.tenant({ tags: [pasid(underlying)], underlying }));
    for (const { driver } of tenants) {
      const queue = driver.queue(1);
      for (let i = 0; i < 3; i++) queue.start(queue.codec.entry('Flush', { NSID: 1 }));
    }
    bench.controller.settle();
    expect(order).toHaveLength(6);
    expect(order.every((each, i) => each !== order[i - 1])).toBe(true);
  });
});

describe('a reset of the primary controller', () => {
  it('XC-RST-10: ends all controllers; their doorbells are dead', () => {
    bench.primary.admin.disable();
    bench.memory.startRecording();
    expect(() => a.driver.flush(1, 1)).toThrow('Unexpected silence');
    expect(bench.memory.records).toEqual([]);
    bench.primary.admin.enable();
    expect(bench.primary.list()).toEqual([]);
    expect(() => a.driver.identify()).toThrow('Unexpected silence');
    a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
    expect(readText(a)).toBe('');
  });
});
