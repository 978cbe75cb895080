import { formatRange } from './numbers.ts';
import type { Field } from './layout.ts';
import type { Section } from './model.ts';
import type { SourceRange } from './source.ts';

/** How the dwords of a layout are called: those of a submission queue entry, those of a completion, or bits and bytes alone. */
export type DwordStyle = 'Command Dword' | 'Dword' | null;

/**
 * Where a field stands, in the words of the specification. Queue entries: `Command Dword 10 bits 15:00`, `bytes 31:24`
 * where a field takes more than one dword. Registers (`bits` true): `bits 15:00`. Structures: `bytes 01:00`,
 * `byte 05 bit 0`, lists `bytes 15:08 + 8i`.
 */
export function fieldLocation(
  field: Pick<Field, 'bit' | 'width' | 'format'>,
  dwords: DwordStyle,
  bits = false,
): string {
  const { bit, width } = field;
  const last = bit + width - 1;
  if (bits) return run('bit', bit, last);
  if (dwords !== null && bit >>> 5 === last >>> 5) {
    const dword = `${dwords} ${bit >>> 5}`;
    return width === 32 ? dword : `${dword} ${run('bit', bit & 31, last & 31)}`;
  }
  const bytes = run('byte', bit >>> 3, last >>> 3);
  if (field.format === 'list') return `${bytes} + ${width / 8}i`;
  return bit % 8 === 0 && width % 8 === 0 ? bytes : `${bytes} ${run('bit', bit & 7, (bit & 7) + width - 1)}`;
}

/** The link to the part of the document in which a fact stands: `commands/x.md#id` of the nearest heading above with an id. */
export function sectionLink(sections: readonly Section[], at: SourceRange): string {
  const section = sections.find((one) => one.file === at.file);
  const above =
    section?.headings.filter((heading) => heading.id !== null && heading.at.start.line <= at.start.line) ?? [];
  const nearest = above.at(-1);
  return nearest ? `${at.file}#${nearest.id}` : at.file;
}

function run(noun: 'bit' | 'byte', low: number, high: number): string {
  return `${noun}${low === high ? '' : 's'} ${formatRange(low, high)}`;
}
