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
