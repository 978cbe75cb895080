import type { Relocation } from '../model/relocation.ts';
import type { Buffer } from '../model/vector.ts';
import type { Catalog } from './catalog.ts';

const PAGE = 4096;
const ENTRIES_A_PAGE = PAGE / 8;

/** What points at the data of a command. */
export interface DataPointers {
  /** PRP1 and PRP2 as relocations; with a list they need the buffer that holds it. */
  readonly pointers: (list: Buffer | null) => Record<string, Relocation>;
  /** The entries of the PRP list, or `null` where two entries are enough. */
  readonly list: readonly Relocation[] | null;
}

/** PRP entries for a page-aligned buffer: one page, two pages, or a list of the further ones (NB-QUE-4). */
export function dataPointers(catalog: Catalog, buffer: Buffer, length: number): DataPointers {
  const entry = catalog.structure('SQE');
  const at = (mnemonic: string): number => entry.fields.find((field) => field.mnemonic === mnemonic)?.bit ?? 0;
  const first: Relocation = { bit: at('PRP1'), width: 64, mem: buffer.name };
  const second = (mem: string, offset?: number): Relocation => ({
    bit: at('PRP2'),
    width: 64,
    mem,
    ...(offset !== undefined && { offset }),
  });
  const pages = Math.ceil(length / PAGE);
  if (pages <= 1) return { pointers: () => ({ PRP1: first }), list: null };
  if (pages === 2) return { pointers: () => ({ PRP1: first, PRP2: second(buffer.name, PAGE) }), list: null };
  if (pages - 1 > ENTRIES_A_PAGE) {
    throw new Error(
      `Unexpected transfer of ${length} bytes, expected at most ${(ENTRIES_A_PAGE + 1) * PAGE} in a vector`,
    );
  }
  const list = Array.from({ length: pages - 1 }, (_, i): Relocation => ({
    bit: 64 * i,
    width: 64,
    mem: buffer.name,
    offset: PAGE * (i + 1),
  }));
  return { pointers: (page) => ({ PRP1: first, PRP2: second(page?.name ?? buffer.name) }), list };
}
