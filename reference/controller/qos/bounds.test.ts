import { describe, expect, it } from 'vitest';
import { model } from '../../../test/spec-model.ts';
import { decodeCqe } from '../../generated/structures/cqe.ts';
import { ExtendedDriver, blockFields } from '../../host/extended-driver.ts';
import { LIMITS, pasid } from '../../host/fixtures.ts';
import { HostMemory } from '../../host/memory.ts';
import type { ControllerHandle } from '../../host/primary-driver.ts';
import { PrimaryDriver } from '../../host/primary-driver.ts';
import type { RegisterPort } from '../../host/register-access.ts';
import { Controller } from '../controller.ts';
import type { BusTag, DmaPort } from '../dma.ts';

const MILLISECOND = 1_000_000;
const HARD = 1;
/** Commands that a host keeps in each queue. */
const DEPTH = 15;
/** The largest command, in bytes: L of the bound. */
const [BLOCK, LARGEST] = [512, 16 * 512];
const CQE = 16;

/** A device with tenants that always have something to do. */
class Load {
  readonly primary: PrimaryDriver;
  readonly controller: Controller;
  /** PASIDs in the order in which their I/O commands completed. */
  readonly order: number[] = [];
  readonly #memory = new HostMemory();
  #isTimePassing = true;

  constructor() {
    const memory: DmaPort = {
      read: (tag, address, into) => this.#memory.read(tag, address, into),
      write: (tag, address, from) => {
        this.#note(tag, from);
        return this.#memory.write(tag, address, from);
      },
    };
    const limits = { ...LIMITS, MAXQP: 9, POOLQP: 40, NN: 4, NSZE: 64, NSZES: 64 };
    this.controller = new Controller(model, { limits, memory });
    this.primary = new PrimaryDriver(model, this.controller, this.#memory);
    this.primary.admin.enable();
  }

  /** A tenant with so many I/O queues. */
  tenant(number: number, queues: number, limits: Readonly<Record<string, number>>): BusyTenant {
    const handle = this.primary.create([{ tag: pasid(number) }]);
    this.primary.grant(handle, { queuePairs: queues + 1, largestNamespace: 1, queueEntries: DEPTH + 1 });
    this.primary.attach(handle, 1, number);
    const port: RegisterPort = {
      readRegister: (offset, size) => this.controller.readRegister(offset, size),
      writeRegister: (offset, size, value) => this.controller.writeRegister(offset, size, value),
      settle: () => void (this.#isTimePassing ? this.controller.settle() : this.controller.work()),
    };
    const doorbells = this.primary.doorbellMap(handle);
    const options = { tags: [pasid(number)], doorbells, entries: DEPTH + 1 };
    const driver = new ExtendedDriver(model, port, this.#memory, options);
    const tenant = new BusyTenant(this, handle, driver, queues);
    tenant.enable();
    this.primary.limit(handle, { QEN: 1, QMODE: HARD, ...limits });
    return tenant;
  }

  /** Lets time stand still while something is done. */
  atOnce(act: () => void): void {
    this.#isTimePassing = false;
    act();
    this.#isTimePassing = true;
  }

  /** Lets so many milliseconds pass; `each` is called after every one. */
  run(
    milliseconds: number,
    tenants: readonly BusyTenant[],
    each: (millisecond: number) => void = () => undefined,
  ): void {
    for (let now = 0; now < milliseconds; now += 1) {
      this.atOnce(() => tenants.forEach((tenant) => tenant.fill()));
      this.controller.advance(MILLISECOND);
      this.atOnce(() => tenants.forEach((tenant) => tenant.take()));
      each(now + 1);
    }
  }

  #note(tag: BusTag | null, entry: Uint8Array): void {
    if (tag?.pasid && entry.length === CQE && decodeCqe(entry).sqid > 0) this.order.push(tag.pasid);
  }
}

class BusyTenant {
  /** Bytes and commands that completed. */
  bytes = 0;
  commands = 0;
  /** Blocks of each command, again and again. */
  sizes: readonly number[] = [1, 16, 3, 8, 2];
  readonly handle: ControllerHandle;
  readonly #load: Load;
  readonly #driver: ExtendedDriver;
  readonly #queues: number;
  #next = 0;
  #outstanding: { readonly qid: number; readonly cid: number; readonly bytes: number }[] = [];

  constructor(load: Load, handle: ControllerHandle, driver: ExtendedDriver, queues: number) {
    this.#load = load;
    this.handle = handle;
    this.#driver = driver;
    this.#queues = queues;
  }

  /** As CC.EN set to 1b by a driver, with all I/O queues. */
  enable(): void {
    this.#load.primary.createAdminQueue(this.handle, this.#driver.prepareAdminQueue());
    for (let qid = 1; qid <= this.#queues; qid += 1) this.#driver.createQueues(qid);
  }

  /** A reset: what was outstanding is lost. */
  reset(): void {
    this.#load.atOnce(() => {
      this.#load.primary.disable(this.handle);
      this.#outstanding = [];
      this.enable();
    });
  }

  /** Fills all queues with reads. */
  fill(): void {
    for (let qid = 1; qid <= this.#queues; qid += 1) {
      const queue = this.#driver.queue(qid);
      for (let n = this.#outstanding.filter((each) => each.qid === qid).length; n < DEPTH; n += 1) {
        const blocks = this.sizes[this.#next++ % this.sizes.length] as number;
        const data = new Uint8Array(blocks * BLOCK);
        const cid = queue.start(queue.codec.entry('Read', blockFields(1, 0, blocks)), data);
        this.#outstanding.push({ qid, cid, bytes: data.length });
      }
    }
  }

  /** Takes what has completed. */
  take(): void {
    this.#outstanding = this.#outstanding.filter(({ qid, cid, bytes }) => {
      const result = this.#driver.queue(qid).finish(cid);
      if (result === null) return true;
      expect(result.status).toBe(0);
      this.bytes += bytes;
      this.commands += 1;
      return false;
    });
  }
}

const R = 200_000;
const B = 20_000;

describe('limits in virtual time (finding 39)', () => {
  it.each([1, 8])(
    'XC-QBD-1: by each t at most R * t + B + L bytes complete from an idle start, with %i queues',
    (queues) => {
      const load = new Load();
      const tenant = load.tenant(1, queues, { TBW: R, BBW: B });
      load.run(500, [tenant], (t) => {
        expect(tenant.bytes).toBeLessThanOrEqual((R * t) / 1000 + B + LARGEST);
        // It gets what it may have: the limit is no lower than it says.
        expect(tenant.bytes).toBeGreaterThanOrEqual((R * t) / 1000 + B - LARGEST);
      });
    },
  );

  it('XC-QFA-2: eight queues get no more than one', () => {
    const [one, eight] = [1, 8].map((queues) => {
      const load = new Load();
      const tenant = load.tenant(1, queues, { TBW: R, BBW: B });
      load.run(500, [tenant]);
      return tenant.bytes;
    });
    expect(Math.abs((one as number) - (eight as number))).toBeLessThanOrEqual(LARGEST);
  });

  it('a command that is larger than the burst, and than a second of the rate, completes', () => {
    const load = new Load();
    const tenant = load.tenant(1, 1, { TBW: 4000, BBW: 1000 });
    tenant.sizes = [16];
    load.run(5000, [tenant]);
    expect(tenant.commands).toBeGreaterThanOrEqual(2);
    expect(tenant.bytes).toBeLessThanOrEqual(4000 * 5 + 1000 + LARGEST);
  });

  it('XC-QCG-4: a reset every 10 ms gains nothing', () => {
    const bytes = [false, true].map((hasResets) => {
      const load = new Load();
      const tenant = load.tenant(1, 1, { TBW: R, BBW: B });
      load.run(500, [tenant], (t) => {
        if (hasResets && t % 10 === 0) tenant.reset();
        expect(tenant.bytes).toBeLessThanOrEqual((R * t) / 1000 + B + LARGEST);
      });
      return tenant.bytes;
    });
    // What a reset stops was charged, and is lost.
    expect(bytes[1]).toBeLessThanOrEqual((bytes[0] as number) + LARGEST);
    expect(bytes[1]).toBeGreaterThan(0);
  });

  it('XC-QFA-1: of k busy controllers with equal limits each gets at least half of 1/k in a second', () => {
    const load = new Load();
    const tenants = [8, 1, 2, 1].map((queues, i) => load.tenant(i + 1, queues, { TIOPS: 200, BIO: 4 }));
    for (const tenant of tenants) tenant.sizes = [1];
    load.run(1000, tenants);
    const all = tenants.reduce((sum, { commands }) => sum + commands, 0);
    for (const { commands } of tenants) expect(commands).toBeGreaterThanOrEqual(all / tenants.length / 2);
    expect(all).toBeLessThanOrEqual(tenants.length * (200 + 4 + 1));
  });

  it('XC-QFA-1: where only the turns of the device are short, each of k controllers gets its part of them', () => {
    const load = new Load();
    const limits = { TIOPS: 1_000_000, BIO: 1000 };
    const tenants = [8, 1, 2, 1].map((queues, i) => load.tenant(i + 1, queues, limits));
    for (const tenant of tenants) tenant.sizes = [1];
    load.order.length = 0;
    load.atOnce(() => {
      // All doorbells are rung before the device does anything.
      const work = load.controller.work.bind(load.controller);
      load.controller.work = () => undefined;
      tenants.forEach((tenant) => tenant.fill());
      load.controller.work = work;
      load.controller.work();
    });
    // As long as each has something outstanding: the smallest have DEPTH commands.
    const shared = load.order.slice(0, tenants.length * DEPTH);
    for (const number of [1, 2, 3, 4])
      expect(shared.filter((each) => each === number).length).toBeGreaterThanOrEqual(shared.length / 4 / 2);
    expect(load.order.length).toBe(12 * DEPTH);
  });
});
