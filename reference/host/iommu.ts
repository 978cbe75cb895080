import type { BusTag, DmaPort } from '../controller/dma.ts';
import { pageParts } from '../controller/page-parts.ts';

/** What a page allows. */
export interface Page {
  /** The address that the page leads to. */
  readonly to: number;
  readonly canWrite: boolean;
}

const PAGE_SIZE = 4096;

/** One stage of translation: 4 KiB pages from one address space into another. */
export class PageTable {
  readonly #pages = new Map<number, Page>();

  /** Lets the pages of a range lead to those from `to` on. All three are multiples of 4 KiB. */
  map(from: number, to: number, size: number, canWrite = true): void {
    for (let at = 0; at < size; at += PAGE_SIZE) this.#pages.set(from + at, { to: to + at, canWrite });
  }

  /** Takes pages away. */
  unmap(from: number, size: number): void {
    for (let at = 0; at < size; at += PAGE_SIZE) this.#pages.delete(from + at);
  }

  /** The page that holds an address. */
  pageOf(address: number): Page | null {
    return this.#pages.get(address - (address % PAGE_SIZE)) ?? null;
  }
}

/**
 * How the addresses of one tag are translated: by neither stage, by the first (the tables of a process or a guest), by the
 * second (those of a host), or by both, one after the other.
 */
export interface Domain {
  readonly first?: PageTable;
  readonly second?: PageTable;
}

/** A request that was not translated, as the host hears of it. */
export interface IommuFault {
  readonly tag: BusTag | null;
  readonly address: number;
  readonly isWrite: boolean;
  readonly stage: 'first' | 'second' | 'domain';
}

/** A translation that a device may keep: the physical page of a page of its tag. */
export interface Translation {
  readonly page: number;
  readonly canWrite: boolean;
}

/**
 * The host's translation of requests: each tag has a domain of its own, and a request whose tag has none is a fault. Behind
 * it lies physical memory. Requests that a device has translated itself go there directly.
 */
export class Iommu implements DmaPort {
  readonly #memory: DmaPort;
  readonly #domains = new Map<string, Domain>();
  readonly #faults: IommuFault[] = [];

  /** `memory`: physical memory, reached without a tag. */
  constructor(memory: DmaPort) {
    this.#memory = memory;
  }

  /** The requests that were refused so far. */
  get faults(): readonly IommuFault[] {
    return this.#faults;
  }

  /** Gives a tag its domain; `null` takes it away. */
  attach(tag: BusTag | null, domain: Domain | null): void {
    if (domain === null) this.#domains.delete(tagKey(tag));
    else this.#domains.set(tagKey(tag), domain);
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    return this.#move(tag, address, into, false);
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    return this.#move(tag, address, from, true);
  }

  /** A translation request (ATS) for the page of an address; `null` where there is none. */
  translate(tag: BusTag | null, address: number): Translation | null {
    const found = this.#lookUp(tag, address);
    return 'stage' in found ? null : { page: found.to, canWrite: found.canWrite };
  }

  /** A request with a physical address, from a device that has translated it. */
  readTranslated(address: number, into: Uint8Array): boolean {
    return this.#memory.read(null, address, into);
  }

  writeTranslated(address: number, from: Uint8Array): boolean {
    return this.#memory.write(null, address, from);
  }

  /** All pages are looked at before a byte moves: a request that fails has moved nothing. */
  #move(tag: BusTag | null, address: number, bytes: Uint8Array, isWrite: boolean): boolean {
    const parts: { readonly to: number; readonly part: Uint8Array }[] = [];
    for (const { page, offset, part } of pageParts(address, bytes)) {
      const found = this.#lookUp(tag, page);
      if ('stage' in found || (isWrite && !found.canWrite)) {
        const stage = 'stage' in found ? found.stage : 'first';
        this.#faults.push({ tag, address: page + offset, isWrite, stage });
        return false;
      }
      parts.push({ to: found.to + offset, part });
    }
    return parts.every(({ to, part }) =>
      isWrite ? this.#memory.write(null, to, part) : this.#memory.read(null, to, part),
    );
  }

  #lookUp(tag: BusTag | null, address: number): Page | Pick<IommuFault, 'stage'> {
    const domain = this.#domains.get(tagKey(tag));
    if (!domain) return { stage: 'domain' };
    let page: Page = { to: address - (address % PAGE_SIZE), canWrite: true };
    for (const stage of ['first', 'second'] as const) {
      const table = domain[stage];
      if (table === undefined) continue;
      const next = table.pageOf(page.to);
      if (next === null) return { stage };
      page = { to: next.to, canWrite: page.canWrite && next.canWrite };
    }
    return page;
  }
}

/** A tag as a key: two tags are one space only if all of them is equal. */
export function tagKey(tag: BusTag | null): string {
  return tag === null ? 'untagged' : `${tag.routingId}/${tag.pasid}`;
}
