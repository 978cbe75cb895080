import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Controller } from '../controller/controller.ts';
import type { BusTag } from '../controller/dma.ts';
import { TranslationCache } from '../controller/translation-cache.ts';
import { textBlock, textOf } from './block-text.ts';
import { ExtendedDriver } from './extended-driver.ts';
import { LIMITS } from './fixtures.ts';
import type { Domain } from './iommu.ts';
import { Iommu, PageTable } from './iommu.ts';
import { HostMemory } from './memory.ts';
import type { ControllerHandle } from './primary-driver.ts';
import { PrimaryDriver } from './primary-driver.ts';

/** Where a tenant's driver puts everything, and how much that is. */
const [BASE, SIZE] = [0x100_0000, 0x480_0000] as const;

/** Memory as a tenant sees it: its own addresses, wherever the tables lead. */
class TenantMemory extends HostMemory {
  readonly #iommu: Iommu;
  readonly #physical: HostMemory;

  constructor(iommu: Iommu, physical: HostMemory) {
    super();
    this.#iommu = iommu;
    this.#physical = physical;
  }

  override map(tag: BusTag | null, address: number, size: number): void {
    for (let at = address - (address % 4096); at < address + size; at += 4096) {
      const page = this.#iommu.translate(tag, at)?.page;
      if (page !== undefined) this.#physical.map(null, page, 4096);
    }
  }

  override load(tag: BusTag | null, address: number, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    if (!this.#iommu.read(tag, address, bytes)) throw new RangeError('Unexpected address of a tenant');
    return bytes;
  }

  override store(tag: BusTag | null, address: number, bytes: Uint8Array): void {
    if (!this.#iommu.write(tag, address, bytes)) throw new RangeError('Unexpected address of a tenant');
  }
}

let physical: HostMemory;
let iommu: Iommu;

beforeEach(() => {
  physical = new HostMemory();
  iommu = new Iommu(physical);
  iommu.attach(null, {});
});

function shifted(by: number): PageTable {
  const table = new PageTable();
  table.map(BASE, BASE + by, SIZE);
  return table;
}

/** First stage from the tenant's addresses to those of its guest, second from there to physical ones. */
function both(first: number, second: number): Domain {
  const outer = new PageTable();
  outer.map(BASE + first, BASE + first + second, SIZE);
  return { first: shifted(first), second: outer };
}

describe.each([
  ['untranslated requests', false],
  ['a cache of translations', true],
])('the stages of translation, with %s', (_, withCache) => {
  it('leads the same addresses of four tenants to four places', () => {
    const port = withCache ? new TranslationCache(iommu) : iommu;
    const controller = new Controller(model, { limits: { ...LIMITS, NN: 4 }, memory: port });
    const primary = new PrimaryDriver(model, controller, physical);
    primary.admin.enable();
    const domains: readonly Domain[] = [
      {},
      { first: shifted(0x1000_0000) },
      { second: shifted(0x2000_0000) },
      both(0x3000_0000, 0x1000_0000),
    ];
    const memory = new TenantMemory(iommu, physical);
    const tenants = domains.map((domain, i) => {
      const tag: BusTag = { routingId: null, pasid: i + 1 };
      iommu.attach(tag, domain);
      const handle = primary.create([{ tag }]);
      primary.grant(handle, { queuePairs: 2, largestNamespace: 1, queueEntries: 8 });
      primary.attach(handle, 1, i + 1);
      const options = { tags: [tag], doorbells: primary.doorbellMap(handle), base: BASE };
      const driver = new ExtendedDriver(model, controller, memory, options);
      primary.createAdminQueue(handle, driver.prepareAdminQueue());
      driver.createQueues(1);
      return driver;
    });
    tenants.forEach((driver, i) => driver.write(1, 1, 0, textBlock(`tenant ${i}`)));
    expect(tenants.map((driver) => textOf(driver.read(1, 1, 0, 1).data))).toEqual([
      'tenant 0',
      'tenant 1',
      'tenant 2',
      'tenant 3',
    ]);
    expect(iommu.faults).toEqual([]);
  });
});

describe('XC-ATS-2: no translation of a tag survives the end of its use', () => {
  const tag: BusTag = { routingId: null, pasid: 9 };
  /** A device that keeps what it has, as one with a mistake would. */
  class Forgetless extends TranslationCache {
    override forget(): void {}
  }

  interface Setting {
    readonly cache: TranslationCache;
    readonly primary: PrimaryDriver;
    /** Creates a tenant of the tag whose memory lies `by` behind its addresses, which writes a block and reads it. */
    tenant(by: number): { readonly handle: ControllerHandle; readonly driver: ExtendedDriver };
  }

  function setting(cache: TranslationCache): Setting {
    const controller = new Controller(model, { limits: LIMITS, memory: cache });
    const primary = new PrimaryDriver(model, controller, physical);
    primary.admin.enable();
    const memory = new TenantMemory(iommu, physical);
    return {
      cache,
      primary,
      tenant: (by) => {
        // The domain changes, and nobody sends an invalidation: the use of the tag had ended.
        iommu.attach(tag, { first: shifted(by) });
        const handle = primary.create([{ tag }]);
        primary.grant(handle, { queuePairs: 2, largestNamespace: 1, queueEntries: 8 });
        primary.attach(handle, 1, 1);
        const options = { tags: [tag], doorbells: primary.doorbellMap(handle), base: BASE };
        const driver = new ExtendedDriver(model, controller, memory, options);
        primary.createAdminQueue(handle, driver.prepareAdminQueue());
        driver.createQueues(1);
        driver.write(1, 1, 0, textBlock(`behind ${by}`));
        expect(textOf(driver.read(1, 1, 0, 1).data)).toBe(`behind ${by}`);
        return { handle, driver };
      },
    };
  }

  it.each([
    ['a disable', (primary: PrimaryDriver, handle: ControllerHandle) => primary.disable(handle)],
    [
      'a forced deletion',
      (primary: PrimaryDriver, handle: ControllerHandle) => primary.remove(handle, { force: true }),
    ],
  ])('after %s nothing is kept of the tag, and the next tenant with it reaches its own memory', (_, stop) => {
    const { cache, primary, tenant } = setting(new TranslationCache(iommu));
    const { handle } = tenant(0x1000_0000);
    const kept = cache.size;
    stop(primary, handle);
    // What is left is of the primary controller.
    expect(cache.size).toBeLessThan(kept);
    const ofTag = cache.size;
    cache.forget(tag);
    expect(cache.size).toBe(ofTag);
    if (primary.list().length > 0) primary.remove(handle);
    tenant(0x2000_0000);
  });

  it('an unbound tag is forgotten, and the tags of the controller that runs on are not', () => {
    const { cache, primary, tenant } = setting(new TranslationCache(iommu));
    const { handle } = tenant(0x1000_0000);
    const other: BusTag = { routingId: null, pasid: 10 };
    iommu.attach(other, { first: shifted(0x1000_0000) });
    primary.bind(handle, 1, { tag: other });
    const byte = new Uint8Array(1);
    expect(cache.read(other, BASE, byte)).toBe(true);
    primary.unbind(handle, 1);
    iommu.attach(other, null);
    iommu.attach(tag, null);
    expect(cache.read(other, BASE, byte)).toBe(false);
    expect(cache.read(tag, BASE, byte)).toBe(true);
  });

  it('a device that keeps translations does not serve the next tenant of the tag', () => {
    const { primary, tenant } = setting(new Forgetless(iommu));
    const { handle } = tenant(0x1000_0000);
    primary.remove(handle, { force: true });
    expect(() => tenant(0x2000_0000)).toThrow();
  });
});

describe('Iommu', () => {
  it('refuses a tag without a domain, an absent page of either stage and a write to a page for reads, and reports them', () => {
    const tag: BusTag = { routingId: null, pasid: 1 };
    const byte = new Uint8Array(1);
    expect(iommu.read(tag, 0, byte)).toBe(false);
    const first = new PageTable();
    first.map(0, 0x4000, 0x2000, false);
    const second = new PageTable();
    second.map(0x4000, 0x8000, 0x1000);
    physical.map(null, 0x8000, 0x1000);
    iommu.attach(tag, { first, second });
    expect(iommu.read(tag, 0x10, byte)).toBe(true);
    expect(iommu.read(tag, 0x1000, byte)).toBe(false);
    expect(iommu.read(tag, 0x5000, byte)).toBe(false);
    expect(iommu.write(tag, 0x10, byte)).toBe(false);
    expect(iommu.faults.map(({ stage, isWrite }) => `${stage} ${isWrite}`)).toEqual([
      'domain false',
      'second false',
      'first false',
      'first true',
    ]);
    iommu.attach(tag, null);
    expect(iommu.read(tag, 0x10, byte)).toBe(false);
    expect(iommu.faults.at(-1)?.stage).toBe('domain');
  });
});
