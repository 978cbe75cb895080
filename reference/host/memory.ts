import type { BusTag, DmaPort } from '../controller/dma.ts';

/** One access of the controller to host memory. A fault is recorded like the access that it refused. */
export interface DmaRecord {
  readonly tag: BusTag | null;
  readonly direction: 'r' | 'w';
  readonly address: number;
  readonly size: number;
}

const PAGE_SIZE = 4096;

/** Host memory: pages that exist where something was mapped, in address spaces told apart by their tags. */
export class HostMemory implements DmaPort {
  readonly #spaces = new Map<string, Map<number, Uint8Array>>();
  #records: DmaRecord[] | null = null;

  /** Makes the pages of a range accessible; new ones hold zeros. */
  map(tag: BusTag | null, address: number, size: number): void {
    const pages = this.#pages(tag);
    for (const page of pagesOf(address, size)) if (!pages.has(page)) pages.set(page, new Uint8Array(PAGE_SIZE));
  }

  /** Takes the pages of a range away: from now on the controller meets a fault there. */
  unmap(tag: BusTag | null, address: number, size: number): void {
    const pages = this.#pages(tag);
    for (const page of pagesOf(address, size)) pages.delete(page);
  }

  /** Whether all of a range is accessible. */
  isMapped(tag: BusTag | null, address: number, size: number): boolean {
    const pages = this.#pages(tag);
    return pagesOf(address, size).every((page) => pages.has(page));
  }

  /** All pages, for `restore`. */
  snapshot(): SavedMemory {
    return copyOf(this.#spaces);
  }

  /** Makes memory hold what was saved, and nothing else. */
  restore(saved: SavedMemory): void {
    this.#spaces.clear();
    for (const [space, pages] of copyOf(saved)) this.#spaces.set(space, pages);
  }

  /** Takes everything away: all spaces, and what was recorded. */
  clear(): void {
    this.#spaces.clear();
    this.#records = null;
  }

  /** The host reads. @throws RangeError where nothing is mapped. */
  load(tag: BusTag | null, address: number, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    if (!this.#copy(tag, address, bytes, 'r')) throw unmapped(tag, address, size);
    return bytes;
  }

  /** The host writes. @throws RangeError where nothing is mapped. */
  store(tag: BusTag | null, address: number, bytes: Uint8Array): void {
    if (!this.#copy(tag, address, bytes, 'w')) throw unmapped(tag, address, bytes.length);
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    this.#records?.push({ tag, direction: 'r', address, size: into.length });
    return this.#copy(tag, address, into, 'r');
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    this.#records?.push({ tag, direction: 'w', address, size: from.length });
    return this.#copy(tag, address, from, 'w');
  }

  /** Starts to record the controller's accesses, and forgets earlier ones. */
  startRecording(): void {
    this.#records = [];
  }

  /** The accesses since `startRecording`. */
  get records(): readonly DmaRecord[] {
    return this.#records ?? [];
  }

  /** Copies between `bytes` and the pages; touches nothing where a page is missing. */
  #copy(tag: BusTag | null, address: number, bytes: Uint8Array, direction: 'r' | 'w'): boolean {
    const pages = this.#pages(tag);
    const first = Math.floor(address / PAGE_SIZE);
    const last = Math.floor((address + bytes.length - 1) / PAGE_SIZE);
    for (let number = first; number <= last; number++) if (!pages.has(number)) return false;
    for (let number = first; number <= last; number++) {
      const page = pages.get(number) as Uint8Array;
      const from = Math.max(address, number * PAGE_SIZE);
      const to = Math.min(address + bytes.length, (number + 1) * PAGE_SIZE);
      if (direction === 'r')
        bytes.set(page.subarray(from - number * PAGE_SIZE, to - number * PAGE_SIZE), from - address);
      else
        page.set(
          to - from === bytes.length ? bytes : bytes.subarray(from - address, to - address),
          from - number * PAGE_SIZE,
        );
    }
    return true;
  }

  #pages(tag: BusTag | null): Map<number, Uint8Array> {
    const key = tag === null ? 'untagged' : `${tag.routingId}/${tag.pasid}`;
    let pages = this.#spaces.get(key);
    if (!pages) this.#spaces.set(key, (pages = new Map()));
    return pages;
  }
}

/** By address space: the pages that are mapped. */
export type SavedMemory = ReadonlyMap<string, ReadonlyMap<number, Uint8Array>>;

function copyOf(spaces: SavedMemory): Map<string, Map<number, Uint8Array>> {
  return new Map(
    [...spaces].map(([space, pages]) => [space, new Map([...pages].map(([page, bytes]) => [page, bytes.slice()]))]),
  );
}

/** The numbers of the pages that a range touches. */
function pagesOf(address: number, size: number): number[] {
  const first = Math.floor(address / PAGE_SIZE);
  return size === 0
    ? []
    : Array.from({ length: Math.floor((address + size - 1) / PAGE_SIZE) - first + 1 }, (_, i) => first + i);
}

/** An address space in words. */
export function spaceName(tag: BusTag | null): string {
  if (tag === null) return 'untagged';
  const { routingId, pasid } = tag;
  const names = [
    ...(routingId === null ? [] : [`Routing ID ${routingId.toString(16)}h`]),
    ...(pasid === null ? [] : [`PASID ${pasid}`]),
  ];
  return names.join(' and ');
}

function unmapped(tag: BusTag | null, address: number, size: number): RangeError {
  return new RangeError(
    `Unexpected access to ${size} bytes at 0x${address.toString(16)} of the ${tag === null ? 'untagged address space' : `address space of ${spaceName(tag)}`}, expected memory that was mapped before`,
  );
}
