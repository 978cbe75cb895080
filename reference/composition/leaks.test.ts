import { beforeAll, describe, expect, it } from 'vitest';
import { ascending } from '../../codegen/language/choose.ts';
import type { Chooser } from '../../codegen/language/choose.ts';
import { model } from '../../test/spec-model.ts';
import { Controller } from '../controller/controller.ts';
import type { BusTag, DmaPort } from '../controller/dma.ts';
import { CQE_SIZE } from '../generated/structures/cqe.ts';
import { textBlock, textOf } from '../host/block-text.ts';
import { ExtendedDriver } from '../host/extended-driver.ts';
import { LIMITS } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import type { ControllerHandle } from '../host/primary-driver.ts';
import { PrimaryDriver } from '../host/primary-driver.ts';
import { ComposedController } from './composed-controller.ts';
import { OwnerService } from './owner-service.ts';
import { TrapCounter } from './traps.ts';
import { FunctionVectors } from './function-vectors.ts';
import { VectorRouter } from './vector-router.ts';

// "No byte that a guest reads holds a device queue id, PASID, RID, physical vector, underlying NSID, other CNTLID or the
// primary's serial number" (XC-ARC-2, XC-SUB-1): each of them has a value that nothing else has.
const PRIMARY = { CNTLID: 0x5b7e, SN: 'PRIMARY-SN-Q7', SUBNQN: 'nqn.2026-01.example:primary-q7' } as const;
const KEYS = [0x58c9, 0x57cb];
const PAIRS = [0x4bd1, 0x4be7, 0x4bf3, 0x4bc9, 0x4bb5, 0x4ba7];
const GENERATIONS = [0x59d3, 0x56d9];
const VECTORS = [
  [0x5a7, 0x5b3],
  [0x5c9, 0x5d5],
] as const;
const UNDERLYING = [0x6d3b, 0x6d35, 0x6d2f];
const TAGS: readonly (readonly BusTag[])[] = [
  [
    { routingId: null, pasid: 0x5_e3a7 },
    { routingId: null, pasid: 0x6_f4b9 },
  ],
  [
    { routingId: 0x7c5d, pasid: null },
    { routingId: 0x7c57, pasid: 0x4_d5c3 },
  ],
];

const distinctive: Chooser = {
  *key() {
    yield* KEYS;
  },
  *value(name, type, last) {
    if (name === 'GEN') yield* GENERATIONS.filter((generation) => generation !== last);
    yield* ascending.value(name, type, last);
  },
  *several() {
    yield* PAIRS;
  },
};

/** Where the Command Identifier stands in a completion queue entry. */
const CID = 12;

/** Host memory that keeps what the device writes, by address space. */
class Witness implements DmaPort {
  readonly untagged: Uint8Array[] = [];
  readonly tagged: Uint8Array[] = [];
  readonly #memory: HostMemory;

  constructor(memory: HostMemory) {
    this.#memory = memory;
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    return this.#memory.read(tag, address, into);
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    const bytes = from.slice();
    // The driver chose the identifier of the command that it answers.
    if (bytes.length === CQE_SIZE) bytes.fill(0, CID, CID + 2);
    (tag === null ? this.untagged : this.tagged).push(bytes);
    return this.#memory.write(tag, address, from);
  }
}

function number(value: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256);
}

function text(value: string): Uint8Array {
  return Uint8Array.from(value, (character) => character.charCodeAt(0));
}

/** Everything that belongs to the function and not to a tenant, as bytes in memory. */
const SECRETS: readonly (readonly [string, Uint8Array])[] = [
  ...PAIRS.map((pair) => [`queue pair ${pair.toString(16)}h`, number(pair, 2)] as const),
  ...KEYS.map((key) => [`CNTLID ${key.toString(16)}h`, number(key, 2)] as const),
  ...GENERATIONS.map((generation) => [`XGEN ${generation.toString(16)}h`, number(generation, 2)] as const),
  ...VECTORS.flat().map((vector) => [`vector ${vector.toString(16)}h`, number(vector, 2)] as const),
  ...UNDERLYING.map((nsid) => [`underlying namespace ${nsid.toString(16)}h`, number(nsid, 2)] as const),
  ...TAGS.flat().flatMap(({ pasid, routingId }) => [
    ...(pasid === null ? [] : [[`PASID ${pasid.toString(16)}h`, number(pasid, 3)] as const]),
    ...(routingId === null ? [] : [[`RID ${routingId.toString(16)}h`, number(routingId, 2)] as const]),
  ]),
  ['CNTLID of the primary controller', number(PRIMARY.CNTLID, 2)],
  ['SN of the primary controller', text(PRIMARY.SN)],
  ['SUBNQN of the primary controller', text(PRIMARY.SUBNQN)],
];

/** The secrets that stand somewhere in these bytes. */
function found(read: readonly Uint8Array[]): readonly string[] {
  return SECRETS.filter(([, secret]) => read.some((bytes) => holds(bytes, secret))).map(([name]) => name);
}

function holds(bytes: Uint8Array, secret: Uint8Array): boolean {
  const [first = 0] = secret;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (secret.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

const FULL = 4096;
const NAMESPACES = [0, 1, 2, 3, 0xffff_ffff];

describe('a device on which nothing has the same number twice', () => {
  let witness: Witness;
  let primary: PrimaryDriver;
  let controller: Controller;
  let handles: readonly ControllerHandle[];
  let drivers: readonly ExtendedDriver[];

  beforeAll(() => {
    const memory = new HostMemory();
    witness = new Witness(memory);
    controller = new Controller(model, {
      limits: {
        ...LIMITS,
        ...{ FEQID: 0x4b00, POOLQP: 0x100, MSIXN: 2048, PASIDMAX: 0xf_ffff, SDIFST: 0x7c50, SDILST: 0x7c5f },
        ...{ NN: 0x6d3e, NSMAX: 8, NSATT: 8 },
      },
      memory: witness,
      configuration: PRIMARY,
      chooser: distinctive,
    });
    primary = new PrimaryDriver(model, controller, memory);
    primary.admin.enable();
    handles = TAGS.map((tags, i) => {
      const handle = primary.create(
        tags.map((tag) => ({ tag })),
        { ECNTLID: i + 1 },
      );
      primary.grant(handle, { queuePairs: 3, vectors: VECTORS[i] ?? [], largestNamespace: 8 });
      return handle;
    });
    handles.forEach((handle, i) => void primary.attach(handle, 1, UNDERLYING[i] ?? 0));
    drivers = handles.map((handle, i) => {
      const options = { tags: TAGS[i] ?? [], doorbells: primary.doorbellMap(handle) };
      const driver = new ExtendedDriver(model, controller, memory, options);
      primary.createAdminQueue(handle, driver.prepareAdminQueue());
      driver.createQueues(1, { vector: 0 });
      driver.createQueues(2, { vector: 1, tagIndex: 1 });
      return driver;
    });
  });

  it('shows its owner all of them: the search would find them', () => {
    witness.untagged.length = 0;
    primary.list();
    primary.admin.channel.execute('Identify', { CNS: 1 }, new Uint8Array(FULL));
    for (const handle of handles) {
      primary.properties(handle);
      primary.doorbellMap(handle);
      primary.tags(handle);
      primary.vectors(handle);
      primary.namespaces(handle);
    }
    // The third underlying namespace is attached to nobody yet.
    expect(found(witness.untagged)).toEqual(
      SECRETS.map(([name]) => name).filter((name) => !name.includes((UNDERLYING[2] as number).toString(16))),
    );
  });

  it('shows a tenant none of them, in whatever an admin or I/O queue returns', () => {
    witness.tagged.length = 0;
    let successes = 0;
    for (const { admin } of drivers) {
      const ask = (name: string, fields: Readonly<Record<string, number>>, size = FULL): void => {
        if (admin.execute(name, fields, new Uint8Array(size)).status === 'Successful Completion') successes += 1;
      };
      for (let CNS = 0; CNS <= 0x20; CNS += 1)
        for (const NSID of NAMESPACES) for (const CNTID of [0, 1, 2]) ask('Identify', { CNS, NSID, CNTID });
      for (let LID = 0; LID <= 0xff; LID += 1)
        for (const NSID of NAMESPACES) ask('Get Log Page', { LID, NSID, NUMDL: FULL / 4 - 1 });
      for (let FID = 0; FID <= 0xff; FID += 1)
        for (const NSID of NAMESPACES) for (let FSEL = 0; FSEL < 4; FSEL += 1) ask('Get Features', { FID, NSID, FSEL });
    }
    for (const driver of drivers)
      for (const qid of [1, 2]) {
        driver.write(qid, 1, 0, textBlock('own data'));
        expect(textOf(driver.read(qid, 1, 0, 1).data)).toBe('own data');
        driver.flush(qid, 1);
        for (const NSID of NAMESPACES) driver.queue(qid).execute('Read', { NSID }, new Uint8Array(512));
      }
    expect(successes).toBeGreaterThan(50);
    expect(witness.tagged.length).toBeGreaterThan(1000);
    expect(found(witness.tagged)).toEqual([]);
  });

  it('shows a tenant none of them in an event', () => {
    witness.tagged.length = 0;
    for (const [i, { admin }] of drivers.entries()) {
      admin.require('Set Features', { FID: 0x0b, ATNAN: 1 });
      const request = admin.start(admin.codec.entry('Asynchronous Event Request', {}));
      if (i === 0) primary.attach(handles[0] as ControllerHandle, 2, UNDERLYING[2] as number);
      else primary.detach(handles[1] as ControllerHandle, 1, UNDERLYING[1] as number);
      expect(admin.finish(request)?.status).toBe(0);
      admin.execute('Get Log Page', { LID: 4, NUMDL: FULL / 4 - 1 }, new Uint8Array(FULL));
      admin.execute('Identify', { CNS: 2 }, new Uint8Array(FULL));
    }
    expect(found(witness.tagged)).toEqual([]);
  });

  it('shows a guest none of them in a register, composed or by property access', () => {
    for (const [i, handle] of handles.entries()) {
      const router = new VectorRouter(new FunctionVectors(controller));
      const service = new OwnerService({
        device: controller,
        owner: primary,
        handle,
        vectors: VECTORS[i] ?? [],
        router,
      });
      const composed = new ComposedController(model, service, { traps: new TrapCounter() });
      const page = Uint8Array.from({ length: 0x1000 / 4 }, (_, word) => word).reduce<number[]>(
        (bytes, _, word) => [...bytes, ...number(composed.readRegister(4 * word), 4)],
        [],
      );
      expect(page.some((byte) => byte !== 0)).toBe(true);
      expect(found([Uint8Array.from(page)])).toEqual([]);
    }
  });
});
