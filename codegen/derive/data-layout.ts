import type { Relocation } from '../model/relocation.ts';
import type { Buffer, Step } from '../model/vector.ts';
import { relocations } from './hex-bytes.ts';

/** Bytes of a page, and of an entry of a PRP list. */
const [PAGE, ENTRY] = [4096, 8] as const;
/** What stands in a list behind the entries that the data needs: no page. */
const NO_ENTRY = 0xa5;

/** How a host lays the data of a command out: in pages of its own, each apart from the others. */
export interface DataLayout {
  /** Where the data begins in its first page. */
  readonly at: number;
  /** Where the PRP list begins in its page, and each further part of it in its page. */
  readonly list: number;
  readonly part: number;
  /** A page after the first one whose PRP entry has an offset. */
  readonly shifted: { readonly page: number; readonly offset: number } | null;
  /** Memory that is not there: a page of the data, or the list. */
  readonly missing: number | 'list' | null;
}

/** A layout in which nothing is wrong and all begins at the start of a page. */
export const ALIGNED: DataLayout = { at: 0, list: 0, part: 0, shifted: null, missing: null };

/** Whether a controller is not able, or not allowed, to transfer data that lies so. */
export function isBroken({ at, list, part, shifted, missing }: DataLayout): boolean {
  return at % 4 !== 0 || list % ENTRY !== 0 || part !== 0 || (shifted?.offset ?? 0) !== 0 || missing !== null;
}

/** Consecutive bytes of the data in one buffer. */
export interface DataPart {
  readonly buffer: Buffer;
  /** Where they begin in the buffer, and in the data. */
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/** Data of so many bytes in pages that `page` gives. */
export function dataParts({ at }: DataLayout, length: number, page: (number: number) => Buffer): readonly DataPart[] {
  const count = Math.max(1, Math.ceil((at + length) / PAGE));
  return Array.from({ length: count }, (_, i) => {
    const from = i === 0 ? 0 : i * PAGE - at;
    const start = i === 0 ? at : 0;
    return { buffer: page(i), at: start, from, length: Math.min(length - from, PAGE - start) };
  });
}

/** Where an address points to: a place in a buffer. */
interface Target {
  readonly mem: string;
  readonly offset: number;
}

/** The PRP entries of data, with the steps that write the parts of the list that they need: each in a buffer that `list` gives. */
export function laidOutPointers(
  layout: DataLayout,
  parts: readonly DataPart[],
  list: (number: number, size: number, fill: number) => Buffer,
): { readonly pointers: readonly Target[]; readonly steps: readonly Step[]; readonly list: string | null } {
  const { at, shifted } = layout;
  const [first, ...rest] = parts.map(({ buffer }, i): Target => {
    const offset = shifted?.page === i ? shifted.offset : 0;
    return { mem: buffer.name, offset: i === 0 ? at : offset };
  });
  if (first === undefined) return { pointers: [], steps: [], list: null };
  if (rest.length <= 1) return { pointers: [first, ...rest], steps: [], list: null };
  const lists = partsOfList(rest, layout).map((entries, i) => ({
    target: { mem: list(i, PAGE, NO_ENTRY).name, offset: i === 0 ? layout.list : layout.part },
    entries,
  }));
  const steps = lists.map(({ target: { mem, offset }, entries }, i): Step => {
    const next = lists[i + 1]?.target;
    const written = next ? [...entries, next] : entries;
    const reloc = written.map((target, slot): Relocation => ({ bit: 64 * slot, width: 64, ...target }));
    // A controller that does not look at the lowest bits finds the list as well.
    return {
      op: 'mem.write',
      mem,
      at: offset - (offset % ENTRY),
      bytes: '00'.repeat(ENTRY * written.length),
      ...relocations(reloc),
    };
  });
  const [begin] = lists;
  return { pointers: begin ? [first, begin.target] : [first], steps, list: begin?.target.mem ?? null };
}

/** The entries of each part of a list: the last slot of a page leads on where more entries remain than that one. */
function partsOfList(entries: readonly Target[], { list, part }: DataLayout): readonly (readonly Target[])[] {
  const slots = Math.floor((PAGE - list) / ENTRY);
  if (entries.length <= slots) return [entries];
  return [entries.slice(0, slots - 1), ...partsOfList(entries.slice(slots - 1), { ...ALIGNED, list: part, part })];
}
