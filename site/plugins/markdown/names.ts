import type { Root, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { captionAnchor, header, pageTables, type PageTable } from './caption.ts';

/** The table that defines a mnemonic. */
export interface NamePlace {
  /** The absolute path of the Markdown file. */
  readonly file: string;
  /** The table's `id` in the page. */
  readonly anchor: string;
  /**
   * How widely the name is known: 0 in the whole document (structures, registers, objects, limits), 1 for parts of them that
   * have a table, 2 for attributes, 3 for fields of commands, 4 for other fields.
   */
  readonly rank: number;
}

/** The tables that define each mnemonic. */
export type Names = ReadonlyMap<string, readonly NamePlace[]>;

/** Kinds of tables whose caption defines `Name (MNEM)`. */
const CAPTIONS: Readonly<Record<string, number>> = {
  'Data structure': 0,
  Register: 0,
  Attributes: 0,
  Values: 1,
  Bits: 1,
};

/** Columns whose cells begin with a definition, `**Name (MNEM):**`, and kinds of tables with such columns. */
const COLUMNS: readonly string[] = ['Description', 'Limit', 'Attribute'];
const ROWS: readonly (readonly [kind: RegExp, rank: number])[] = [
  [/^Limits$/u, 0],
  [/^Attributes$/u, 2],
  [/^(?:Command|Completion) Dword \d+$/u, 3],
  [/^(?:Data structure|Bits|Register)$/u, 4],
];

const MNEMONIC = /\((?<mnemonic>[A-Z][A-Z0-9]+)\)(?::|$)/u;

/** Collects the mnemonics of pages. One that is also the name of a value is left out: the text does not tell them apart. */
export function namesOf(pages: Iterable<readonly [file: string, root: Root]>): Names {
  const names = new Map<string, NamePlace[]>();
  const enumerators = new Set<string>();
  for (const [file, root] of pages) {
    for (const entry of pageTables(root)) {
      if (!entry.caption || entry.generated) continue;
      for (const [mnemonic, rank] of definedNames(entry)) {
        const place = { file, anchor: captionAnchor(entry.caption.slug), rank };
        names.set(mnemonic, [...(names.get(mnemonic) ?? []), place]);
      }
      for (const name of enumeratorsOf(entry)) enumerators.add(name);
    }
  }
  for (const name of enumerators) names.delete(name);
  return names;
}

/**
 * Where a mnemonic of a page leads: to the one table that defines it for the whole document, else to the one of the same page,
 * else to the one of any page; `null` where several are as good.
 */
export function placeOf(names: Names, mnemonic: string, file: string): NamePlace | null {
  const places = names.get(mnemonic) ?? [];
  const own = places.filter((place) => place.file === file);
  return onlyBest(places.filter(({ rank }) => rank === 0)) ?? onlyBest(own) ?? onlyBest(places);
}

function onlyBest(places: readonly NamePlace[]): NamePlace | null {
  const best = Math.min(...places.map(({ rank }) => rank));
  const [first, second] = places.filter(({ rank }) => rank === best);
  return first && !second ? first : null;
}

function definedNames({ table, caption }: PageTable): [mnemonic: string, rank: number][] {
  const kind = caption?.kind ?? '';
  const own = MNEMONIC.exec(caption?.subject ?? '')?.groups?.['mnemonic'];
  const rank = CAPTIONS[kind];
  const found: [string, number][] = own !== undefined && rank !== undefined ? [[own, rank]] : [];
  const rowRank = ROWS.find(([pattern]) => pattern.test(kind))?.[1];
  const column = header(table).findIndex((title) => COLUMNS.includes(title));
  if (rowRank === undefined || column < 0) return found;
  const mnemonics = table.children
    .slice(1)
    .flatMap((row) => leadOf(row, column)?.match(MNEMONIC)?.groups?.['mnemonic'] ?? []);
  return [...found, ...mnemonics.map((mnemonic): [string, number] => [mnemonic, rowRank])];
}

function enumeratorsOf({ table, caption }: PageTable): string[] {
  if (caption?.kind !== 'Values') return [];
  return table.children.slice(1).flatMap((row) => leadOf(row, 1)?.replace(/:$/u, '') ?? []);
}

/** The bold words that a cell begins with. */
function leadOf({ children: cells }: TableRow, column: number): string | null {
  const lead = cells[column]?.children[0];
  return lead?.type === 'strong' ? toString(lead) : null;
}
