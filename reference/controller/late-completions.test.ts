import { beforeEach, describe, expect, it } from 'vitest';
import { textBlock, textOf } from '../host/block-text.ts';
import { blockFields } from '../host/extended-driver.ts';
import type { Tenant } from '../host/fixtures.ts';
import { Bench, pasid } from '../host/fixtures.ts';
import { HeldMedia } from '../../test/driver-suite/held-media.ts';
import { model } from '../../test/spec-model.ts';
import type { Media } from './media.ts';
import { MemoryMedia } from './memory-media.ts';

const SUCCESS = 'Successful Completion';
const STATE = 'Manage Extended Controller State';
const NAMESPACE = 'Manage Extended Namespace';
const TAG = 'Manage Extended Controller Tag';
const [DISABLE, NORMAL_SHUTDOWN, ABRUPT_SHUTDOWN, DELETE] = [1, 2, 3, 4];
const [DETACH, UNBIND] = [1, 1];

let bench: Bench;
let a: Tenant;
let b: Tenant;

beforeEach(() => {
  bench = new Bench(model);
  a = bench.tenant({ tags: [pasid(2), pasid(3)], underlying: 1 });
  b = bench.tenant({ tags: [pasid(4)], underlying: 2 });
});

/** Tenant A writes a block; the media holds it. */
function writeLater(text: string, where: 'before' | 'begun'): number {
  bench.media.hold(where);
  const queue = a.driver.queue(1);
  const cid = queue.start(queue.codec.entry('Write', blockFields(1, 0, 1)), textBlock(text));
  bench.controller.settle();
  expect(bench.media.heldOperations).toBe(1);
  return cid;
}

/** What the underlying namespace 1 holds, read by its next owner. */
function blockOfNextOwner(): string {
  const next = bench.tenant({ tags: [pasid(9)], underlying: 1, queuePairs: 2 });
  return textOf(next.driver.read(1, 1, 0, 1).data);
}

describe('the write fence', () => {
  it('XC-QUI-1: a write that has not reached the media never does once its controller is disabled', () => {
    writeLater('LATE', 'before');
    const status = bench.start(STATE, { ...a.handle, ACT: DISABLE });
    expect(status()).toBe(SUCCESS);
    bench.primary.remove(a.handle);
    bench.media.release();
    expect(blockOfNextOwner()).toBe('');
  });

  it('XC-QUI-1: the completion waits for a write that the media has begun', () => {
    writeLater('FIRST', 'begun');
    const status = bench.start(STATE, { ...a.handle, ACT: DELETE, FORCE: 1 });
    expect(status()).toBeNull();
    expect(bench.primary.list().find(({ CNTLID }) => CNTLID === a.handle.CNTLID)?.PENDING).toBe(2);
    bench.media.release();
    expect(status()).toBe(SUCCESS);
    expect(blockOfNextOwner()).toBe('FIRST');
  });

  it('XC-QUI-2: nothing moves on the bus for a controller after it is disabled', () => {
    bench.media.hold('begun');
    const queue = a.driver.queue(1);
    queue.start(queue.codec.entry('Read', blockFields(1, 0, 1)), new Uint8Array(512));
    bench.controller.settle();
    const status = bench.start(STATE, { ...a.handle, ACT: DISABLE });
    expect(status()).toBeNull();
    bench.memory.startRecording();
    bench.media.release();
    expect(status()).toBe(SUCCESS);
    expect(bench.memory.records.every(({ tag }) => tag === null)).toBe(true);
  });

  it('XC-QUI-3: other controllers, and other commands of the primary one, go on meanwhile', () => {
    writeLater('FIRST', 'begun');
    const status = bench.start(STATE, { ...a.handle, ACT: DISABLE });
    expect(status()).toBeNull();
    expect(b.driver.identify().CNTRLTYPE).toBe(1);
    expect(bench.primary.list().length).toBe(2);
    const again = bench.start(STATE, { ...a.handle, ACT: DISABLE });
    expect(again()).toBe('Command Sequence Error');
    bench.media.release();
    expect(status()).toBe(SUCCESS);
  });

  it('a namespace that is detached takes no write from its former owner', () => {
    const cid = writeLater('LATE', 'before');
    const status = bench.start(NAMESPACE, { ...a.handle, NSID: 1, ENSID: 1, ACT: DETACH });
    expect(status()).toBe(SUCCESS);
    const { codec } = bench.primary.admin;
    expect(codec.statusName(a.driver.queue(1).finish(cid)?.status ?? 0)).toBe('Invalid Namespace or Format');
    bench.media.release();
    expect(blockOfNextOwner()).toBe('');
  });

  it('a write that was begun completes before its namespace is detached', () => {
    const cid = writeLater('FIRST', 'begun');
    const status = bench.start(NAMESPACE, { ...a.handle, NSID: 1, ENSID: 1, ACT: DETACH });
    expect(status()).toBeNull();
    bench.media.release();
    expect(status()).toBe(SUCCESS);
    expect(a.driver.queue(1).finish(cid)?.status).toBe(0);
  });
});

describe('a normal shutdown', () => {
  const cached = { NSID: 1, size: 100, blockSize: 512, media: { cacheSize: 8192, flushLatency: 1000 } } as const;

  it('XC-QUI-8: completes once what the controller wrote outlives a loss of power', () => {
    bench = new Bench(model, undefined, [cached]);
    a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
    a.driver.identifyNamespace(1);
    a.driver.write(1, 1, 0, textBlock('DURABLE'));
    expect(bench.start(STATE, { ...a.handle, ACT: NORMAL_SHUTDOWN })()).toBe(SUCCESS);
    bench.controller.resetDevice('power cycle');
    bench.controller.settle();
    bench.controller.configurationSpace.enumerate();
    bench.controller.configurationSpace.refresh();
    bench.primary.admin.enable();
    expect(blockOfNextOwner()).toBe('DURABLE');
  });

  it('XC-QUI-8: flushes the namespaces of its controller and those to which it wrote before it lost them, and no others', () => {
    bench = new Bench(model);
    const flushed = watchFlushes(bench.media);
    a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
    const b = bench.tenant({ tags: [pasid(3)], underlying: 3 });
    for (const { driver } of [a, b]) driver.write(1, 1, 0, textBlock('LAZY'));
    expect(bench.start(NAMESPACE, { ...a.handle, NSID: 1, ENSID: 1, ACT: DETACH })()).toBe(SUCCESS);
    bench.primary.attach(a.handle, 2, 2);
    expect(bench.start(STATE, { ...a.handle, ACT: NORMAL_SHUTDOWN })()).toBe(SUCCESS);
    expect(flushed).toEqual([2, 1]);
  });

  it('takes the time of a flush, and the other actions do not', () => {
    bench = new Bench(model, undefined, [cached]);
    const times = [NORMAL_SHUTDOWN, ABRUPT_SHUTDOWN, DISABLE].map((ACT, i) => {
      const tenant = bench.tenant({ tags: [pasid(2 + i)], underlying: 1, queuePairs: 2 });
      tenant.driver.write(1, 1, 0, textBlock('LAZY'));
      const begin = bench.controller.clock.now;
      expect(bench.start(STATE, { ...tenant.handle, ACT })()).toBe(SUCCESS);
      const end = bench.controller.clock.now;
      expect(bench.start(STATE, { ...tenant.handle, ACT: DELETE, FORCE: 1 })()).toBe(SUCCESS);
      return end - begin;
    });
    expect(times).toEqual([1000, 0, 0]);
  });

  it('XC-QTO-3: fails where the media cannot flush', () => {
    const media = new HeldMedia(new MemoryMedia());
    bench = new Bench(model, media);
    a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
    media.fail();
    expect(bench.start(STATE, { ...a.handle, ACT: NORMAL_SHUTDOWN })()).toBe('Internal Error');
    expect(bench.stateOf(a.handle)).toBe('Failed');
    expect(bench.start(STATE, { ...a.handle, ACT: DISABLE })()).toBe(SUCCESS);
  });

  it('is dropped by a reset of the primary controller that comes before the flush has ended', () => {
    const media = new HeldMedia(new MemoryMedia());
    bench = new Bench(model, media);
    a = bench.tenant({ tags: [pasid(2)], underlying: 1 });
    media.hold();
    const status = bench.start(STATE, { ...a.handle, ACT: NORMAL_SHUTDOWN });
    expect(status()).toBeNull();
    bench.primary.admin.disable();
    media.release();
    bench.primary.admin.enable();
    expect(bench.primary.list()).toEqual([]);
  });
});

describe('an event that is held', () => {
  it('keeps the commands that wait for it, until it is released', () => {
    bench.controller.holdEvent('Quiesced');
    const disabled = bench.start(STATE, { ...a.handle, ACT: DISABLE });
    const unbound = bench.start(TAG, { ...b.handle, TIDX: 0, ACT: UNBIND });
    expect([disabled(), unbound()]).toEqual([null, 'Tag In Use']);
    expect(b.driver.flush(1, 1).status).toBe(SUCCESS);
    bench.controller.releaseEvent('Quiesced');
    expect(disabled()).toBe(SUCCESS);
    expect(bench.stateOf(a.handle)).toBe('Disabled');
  });

  it('lets the commands fail when it is told to, and happens again afterwards', () => {
    bench.controller.holdEvent('Quiesced');
    const status = bench.start(TAG, { ...a.handle, TIDX: 1, ACT: UNBIND });
    expect(status()).toBeNull();
    bench.controller.failEvent('Quiesced');
    expect(status()).toBe('Internal Error');
    expect(bench.stateOf(a.handle)).toBe('Failed');
    expect(() => a.driver.identify()).toThrow('Unexpected silence');
    bench.primary.disable(a.handle);
    expect(bench.stateOf(a.handle)).toBe('Disabled');
  });

  it('fails the next command where none waits', () => {
    bench.controller.failEvent('Quiesced');
    expect(bench.start(STATE, { ...a.handle, ACT: DISABLE })()).toBe('Internal Error');
    bench.primary.disable(a.handle);
  });

  it('is one of the model', () => {
    expect(() => bench.controller.holdEvent('Nothing')).toThrow('expected one of');
  });
});

describe('a reset of the primary controller', () => {
  it('drops completions that wait', () => {
    bench.controller.holdEvent('Quiesced');
    const status = bench.start(STATE, { ...a.handle, ACT: DISABLE });
    expect(status()).toBeNull();
    bench.primary.admin.disable();
    bench.controller.releaseEvent('Quiesced');
    bench.primary.admin.enable();
    expect(status()).toBeNull();
    expect(bench.primary.list()).toEqual([]);
  });

  it('keeps CSTS.RDY set until the media has done what it had begun, and cancels the rest', () => {
    writeLater('FIRST', 'begun');
    bench.media.hold('before');
    b.driver.queue(1).start(b.driver.queue(1).codec.entry('Write', blockFields(1, 0, 1)), textBlock('LATE'));
    bench.controller.settle();
    bench.primary.admin.disable();
    bench.controller.settle();
    expect(bench.primary.admin.isReady).toBe(true);
    bench.media.release();
    bench.controller.settle();
    expect(bench.primary.admin.isReady).toBe(false);
    expect(bench.primary.admin.enable()).toBe(true);
    expect(blockOfNextOwner()).toBe('FIRST');
    const other = bench.tenant({ tags: [pasid(8)], underlying: 2 });
    expect(textOf(other.driver.read(1, 1, 0, 1).data)).toBe('');
  });

  it('is enough for power to come back, with nothing left', () => {
    writeLater('FIRST', 'begun');
    bench.controller.holdEvent('Quiesced');
    bench.controller.powerOn();
    expect(bench.primary.admin.enable()).toBe(true);
    expect(bench.primary.list()).toEqual([]);
    bench.primary.admin.disable();
    expect(bench.primary.admin.isReady).toBe(false);
  });
});

/** The underlying namespaces that are flushed from now on. */
function watchFlushes(media: Media): (number | null)[] {
  const flushed: (number | null)[] = [];
  const flush = media.flush.bind(media);
  media.flush = (namespace, done) => (flushed.push(namespace), flush(namespace, done));
  return flushed;
}
