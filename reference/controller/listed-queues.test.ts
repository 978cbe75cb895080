import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { LIMITS, pasid } from '../host/fixtures.ts';
import { ExtendedDriver } from '../host/extended-driver.ts';
import type { CommandChannel } from '../host/command-channel.ts';
import { HostMemory } from '../host/memory.ts';
import { PrimaryDriver } from '../host/primary-driver.ts';
import { RegisterAccess } from '../host/register-access.ts';
import { decodeCsts } from '../generated/registers/csts.ts';
import type { BusTag } from './dma.ts';
import { Controller } from './controller.ts';

const SUCCESS = 'Successful Completion';
const [CQ, SQ] = ['Create I/O Completion Queue', 'Create I/O Submission Queue'] as const;
const [LIST, OTHER_LIST] = [0x9000_0000, 0x9100_0000];
/** Pages of the queues, in an order of their own. */
const PAGES = [0xa000_5000, 0xa000_1000, 0xa000_9000];
const ENTRIES = 192;

let memory: HostMemory;
let controller: Controller;
let primary: PrimaryDriver;
let registers: RegisterAccess;

beforeEach(() => {
  memory = new HostMemory();
  controller = new Controller(model, { limits: { ...LIMITS, CQR: 0, MAXQE: ENTRIES }, memory });
  primary = new PrimaryDriver(model, controller, memory);
  registers = new RegisterAccess(model, controller);
  primary.admin.enable();
});

/** Writes a PRP list, and maps the pages that it names. */
function list(tag: BusTag | null, at: number, pages: readonly number[]): void {
  memory.map(tag, at, 4096);
  const bytes = new Uint8Array(pages.length * 8);
  pages.forEach((page, i) => new DataView(bytes.buffer).setBigUint64(i * 8, BigInt(page), true));
  memory.store(tag, at, bytes);
  for (const page of pages) memory.map(tag, page, 4096);
}

function create(admin: Pick<CommandChannel, 'execute'>, kind: typeof CQ | typeof SQ, fields: object): string {
  return admin.execute(kind, { QID: 1, QSIZE: ENTRIES - 1, PCONT: 0, PRP1: LIST, ...fields }).status;
}

const isFatal = (): boolean => decodeCsts(registers.read('CSTS')).cfs === 1;

describe('a queue in the pages of a list', () => {
  it('NB-PGQ-1: is served slot by slot through its pages', () => {
    list(null, LIST, PAGES);
    list(null, OTHER_LIST, [0xb000_0000]);
    const { channel } = primary.admin;
    expect(create(channel, CQ, { PRP1: OTHER_LIST })).toBe(SUCCESS);
    expect(create(channel, SQ, { CQID: 1 })).toBe(SUCCESS);
    for (let slot = 0; slot < ENTRIES; slot++) {
      const entry = channel.codec.entry('Flush', { NSID: 1, CID: slot });
      memory.store(null, (PAGES[Math.floor(slot / 64)] ?? 0) + (slot % 64) * 64, entry);
      registers.ring('sq', 1, (slot + 1) % ENTRIES);
      controller.settle();
      const completion = memory.load(null, 0xb000_0000 + slot * 16, 16);
      expect([completion[12], completion[15]]).toEqual([slot, 0]);
      registers.ring('cq', 1, (slot + 1) % ENTRIES);
    }
  });

  it('NB-PGQ-2: does not come to be where an entry has an offset, and nothing is left of it', () => {
    list(null, LIST, PAGES.with(0, 0xa000_5008));
    const { channel } = primary.admin;
    expect(create(channel, CQ, {})).toBe('PRP Offset Invalid');
    list(null, LIST, PAGES);
    expect(create(channel, CQ, {})).toBe(SUCCESS);
    expect(create(channel, SQ, { CQID: 1, PRP1: LIST + 8 })).toBe('PRP Offset Invalid');
    expect(create(channel, SQ, { CQID: 1, QSIZE: ENTRIES })).toBe('Invalid Queue Size');
  });

  it('NB-PGQ-3: does not come to be where its list cannot be reached, nor where it leads nowhere', () => {
    const { channel } = primary.admin;
    expect(create(channel, CQ, {})).toBe('Data Transfer Error');
    expect(isFatal()).toBe(false);
  });

  it('NB-PRP-7: whose list went away is a queue that cannot be fetched from', () => {
    list(null, LIST, PAGES);
    const { channel } = primary.admin;
    create(channel, CQ, {});
    create(channel, SQ, { CQID: 1 });
    memory.unmap(null, LIST, 4096);
    registers.ring('sq', 1, 1);
    controller.settle();
    expect(isFatal()).toBe(true);
    expect(controller.fatalCause).toContain('submission queue 1 at slot 0');
  });

  it('NB-PRP-8: whose list went bad is a queue that cannot be posted to', () => {
    list(null, LIST, PAGES);
    list(null, OTHER_LIST, PAGES);
    const { channel } = primary.admin;
    create(channel, CQ, { PRP1: OTHER_LIST });
    create(channel, SQ, { CQID: 1 });
    list(null, OTHER_LIST, [8]);
    memory.store(null, PAGES[0] ?? 0, channel.codec.entry('Flush', { NSID: 1 }));
    registers.ring('sq', 1, 1);
    controller.settle();
    expect(isFatal()).toBe(true);
    expect(controller.fatalCause).toContain('completion queue 1');
  });
});

describe('a queue in pages of an extended controller', () => {
  const tags = [pasid(2), pasid(3)];

  function tenant(): { admin: CommandChannel; state: () => unknown; ring: () => void } {
    const handle = primary.create(tags.map((tag) => ({ tag })));
    primary.grant(handle, { queuePairs: 2, vectors: [], largestNamespace: 2, queueEntries: ENTRIES });
    primary.attach(handle, 1, 1);
    const doorbells = primary.doorbellMap(handle);
    const driver = new ExtendedDriver(model, controller, memory, { tags, doorbells });
    primary.createAdminQueue(handle, driver.prepareAdminQueue());
    return {
      admin: driver.admin,
      state: () => primary.properties(handle)['CFS'],
      ring: () => {
        registers.ring('sq', doorbells.get(1) ?? 0, 1);
        controller.settle();
      },
    };
  }

  it('XC-TIX-8: has its list and its pages in the address space of the tag of the queue', () => {
    const { admin, ring } = tenant();
    for (const tag of tags) list(tag, LIST, PAGES);
    expect(create(admin, CQ, { TIDX: 1 })).toBe(SUCCESS);
    expect(create(admin, SQ, { CQID: 1, TIDX: 1, QSIZE: 3 })).toBe(SUCCESS);
    memory.startRecording();
    ring();
    const accesses = memory.records.map(({ tag, address }) => [tag?.pasid, address]);
    expect(accesses.slice(0, 2)).toEqual([
      [3, LIST],
      [3, PAGES[0]],
    ]);
    expect(accesses.every(([value]) => value === 3)).toBe(true);
  });

  it('NB-PGQ-3: is refused where the list lies in another address space', () => {
    const { admin } = tenant();
    list(tags[0] ?? null, LIST, PAGES);
    expect(create(admin, CQ, { TIDX: 1 })).toBe('Data Transfer Error');
    expect(create(admin, CQ, { TIDX: 0 })).toBe(SUCCESS);
  });

  it('makes only its own controller fail where the list goes away', () => {
    const { admin, state, ring } = tenant();
    list(tags[0] ?? null, LIST, PAGES);
    create(admin, CQ, {});
    create(admin, SQ, { CQID: 1 });
    memory.unmap(tags[0] ?? null, LIST, 4096);
    ring();
    expect([state(), isFatal()]).toEqual([1, false]);
  });
});
