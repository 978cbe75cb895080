import type { AddressSpace } from './dma.ts';
import { readAddress } from './dma.ts';

/** Contiguous bytes of a data buffer. */
export interface Segment {
  readonly address: number;
  readonly length: number;
}

/** The memory that a command's PRP entries name, or why they name none. */
export type PrpWalk = { readonly segments: readonly Segment[] } | { readonly fault: 'offset' | 'transfer' };

const ENTRY_SIZE = 8;

/**
 * The segments of `length` bytes of data that PRP1 and PRP2 name (NB-QUE-4). No more of a PRP list is read than the
 * data needs, so a list that leads back to itself ends with the data.
 */
export function walkPrps(space: AddressSpace, prp1: number, prp2: number, length: number, pageSize: number): PrpWalk {
  if (length === 0) return { segments: [] };
  const offset = prp1 % pageSize;
  if (offset % 4 !== 0) return { fault: 'offset' };
  const first = { address: prp1, length: Math.min(length, pageSize - offset) };
  const rest = length - first.length;
  if (rest === 0) return { segments: [first] };
  const count = Math.ceil(rest / pageSize);
  const pages = count === 1 ? checked([prp2], pageSize) : listedPages(space, prp2, count, pageSize);
  if (pages === 'offset' || pages === 'transfer') return { fault: pages };
  return {
    segments: [first, ...pages.map((address, i) => ({ address, length: Math.min(pageSize, rest - i * pageSize) }))],
  };
}

/** The `count` pages that a PRP list names, or why it names none. */
export function listedPages(
  space: AddressSpace,
  list: number,
  count: number,
  pageSize: number,
): readonly number[] | 'offset' | 'transfer' {
  const pages = readList(space, list, count, pageSize);
  return pages === 'offset' || pages === 'transfer' ? pages : checked(pages, pageSize);
}

/** NB-QUE-5, NB-PGQ-2: only the first PRP entry of data may have an offset, and no entry of a queue. */
function checked(pages: readonly number[], pageSize: number): readonly number[] | 'offset' {
  return pages.some((page) => page % pageSize !== 0) ? 'offset' : pages;
}

/** The `count` page addresses of a PRP list. The last slot of a list page leads to the next one where more remain. */
function readList(
  space: AddressSpace,
  list: number,
  count: number,
  pageSize: number,
): readonly number[] | 'offset' | 'transfer' {
  const pages: number[] = [];
  let at = list;
  while (pages.length < count) {
    if (at % ENTRY_SIZE !== 0) return 'offset';
    const slots = (pageSize - (at % pageSize)) / ENTRY_SIZE;
    const remaining = count - pages.length;
    const entries = new Uint8Array(Math.min(slots, remaining) * ENTRY_SIZE);
    if (!space.read(at, entries, 'prp-list')) return 'transfer';
    const addresses = Array.from({ length: entries.length / ENTRY_SIZE }, (_, i) =>
      readAddress(entries, i * ENTRY_SIZE),
    );
    if (remaining <= slots) return pages.concat(addresses);
    at = addresses.pop() as number;
    // NB-QUE-5: a list page after the first one begins at offset 0.
    if (at % pageSize !== 0) return 'offset';
    pages.push(...addresses);
  }
  return pages;
}
