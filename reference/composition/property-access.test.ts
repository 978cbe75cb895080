import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { textBlock, textOf } from '../host/block-text.ts';
import { pasid } from '../host/fixtures.ts';
import { decodeCap } from '../generated/registers/cap.ts';
import { DelegatedQueue } from './delegated-queue.ts';
import { CompositionBench } from './fixtures.ts';
import { ProcessPort, PropertyAccess } from './property-access.ts';

const PROCESS = pasid(12);
let bench: CompositionBench;
let service: PropertyAccess;
let stride: number;

beforeEach(() => {
  bench = new CompositionBench(model);
  const granted = bench.grant(PROCESS, 1);
  service = new PropertyAccess(bench.compose(granted).composed, granted.service.queuePairs);
  stride = decodeCap(granted.service.image().capabilities).dstrd;
});

describe('PropertyAccess', () => {
  it('lets a driver in a process work by properties and mapped pages', () => {
    const driver = bench.driver(new ProcessPort(service, stride), PROCESS);
    driver.start();
    driver.queues.create(1);
    driver.io(1, 'Write', { NSID: 1 }, textBlock('From a process'));
    expect(textOf(driver.io(1, 'Read', { NSID: 1 }, new Uint8Array(512)).data)).toBe('From a process');
  });

  it('refuses what is no property and a queue that was not granted', () => {
    expect(() => service.read(2)).toThrow('Unexpected property at 2');
    expect(() => service.write(0x1000, 1)).toThrow('Unexpected property');
    expect(() => service.map(3)).toThrow('Unexpected queue 3, expected 0 to 2');
    expect(service.map(0).read(0)).toBe(0);
  });
});

describe('DelegatedQueue', () => {
  it('is driven by a process that has one page and its rings, with no admin queue', () => {
    const driver = bench.driver(new ProcessPort(service, stride), PROCESS);
    driver.start();
    const rings = { submissionQueue: 0x9000_0000, completionQueue: 0x9001_0000, entries: 8 };
    const { channel } = driver.admin;
    const queue = new DelegatedQueue({
      model,
      codec: channel.codec,
      service,
      memory: bench.device.memory,
      space: PROCESS,
      qid: 2,
      stride,
      rings,
      data: 0x9010_0000,
    });
    const size = { QID: 2, QSIZE: rings.entries - 1, PCONT: 1 };
    channel.require('Create I/O Completion Queue', { ...size, PRP1: rings.completionQueue });
    channel.require('Create I/O Submission Queue', { ...size, CQID: 2, PRP1: rings.submissionQueue });
    expect(queue.execute('Write', { NSID: 1 }, textBlock('Delegated')).status).toBe(0);
    expect(textOf(queue.execute('Read', { NSID: 1 }, new Uint8Array(512)).data)).toBe('Delegated');
  });
});
