import { bytesToHex } from '../model/hex.ts';
import type { LayoutCodec } from '../model/codec.ts';
import type { Field, Structure } from '../model/layout.ts';
import type { Value } from '../language/values.ts';
import { hexBits } from './hex-bytes.ts';
import { symbolExpression, type Symbols } from './symbols.ts';
import type { Relocation } from '../model/relocation.ts';
import type { Binding, Predicate } from '../model/vector.ts';

/** One field with its place in the bytes, list entries included. */
interface Leaf {
  readonly bit: number;
  readonly field: Field;
  readonly value: unknown;
}

/** Bytes of a layout as vectors write them: what a symbol stands for is left 0 and patched when the vector runs. */
export interface Image {
  readonly bytes: string;
  /** All ones where a field was given. */
  readonly mask: string;
  readonly reloc: readonly Relocation[];
  /** Every given field that is a symbol itself: candidates for binding. */
  readonly symbols: readonly { readonly name: string; readonly bit: number; readonly width: number }[];
}

/** Lays out given fields; the others are 0 and outside the mask. `chosen`: fields that surely hold what a device chose, with the choice. */
export function image(
  fields: readonly Field[],
  codec: LayoutCodec,
  structures: ReadonlyMap<string, Structure>,
  values: Readonly<Record<string, unknown>>,
  symbols: Symbols,
  chosen: ReadonlyMap<string, string | true> = new Map(),
): Image {
  const bytes = codec.encode(values);
  const mask = new Uint8Array(bytes.length);
  const reloc: Relocation[] = [];
  const named: { name: string; bit: number; width: number }[] = [];
  for (const { bit, field, value } of leaves(fields, structures, values, 0)) {
    set(mask, bit, field.width);
    const found = symbols.find(value, chosen.get(field.mnemonic));
    if (!found || !holds(field, found.symbol.value)) continue;
    reloc.push({ bit, width: field.width, value: symbolExpression(found.symbol, found.distance) });
    clear(bytes, bit, field.width);
    if (found.distance === 0) named.push({ name: found.symbol.name, bit, width: field.width });
  }
  return { bytes: bytesToHex(bytes), mask: bytesToHex(mask), reloc, symbols: named };
}

/** Whether a symbol's value may stand in the field: numbers in number fields, bytes of the same size in byte fields. */
function holds(field: Field, value: number | string): boolean {
  return typeof value === 'number' ? field.format === 'number' : field.width / 4 === value.length;
}

/** What of an image lies in the first `length` bytes; behind its end there are zeros. */
export function cut(whole: Image, length: number, from = 0): Image {
  const end = from + length;
  const beyond = Math.min(length, Math.max(0, end - whole.bytes.length / 2));
  const inside = <Part extends { readonly bit: number; readonly width: number }>(parts: readonly Part[]): Part[] =>
    parts
      .filter(({ bit, width }) => bit >= from * 8 && bit + width <= end * 8)
      .map((part) => ({ ...part, bit: part.bit - from * 8 }));
  return {
    bytes: whole.bytes.slice(from * 2, end * 2) + '00'.repeat(beyond),
    mask: whole.mask.slice(from * 2, end * 2) + 'ff'.repeat(beyond),
    reloc: inside(whole.reloc),
    symbols: inside(whole.symbols),
  };
}

function* leaves(
  fields: readonly Field[],
  structures: ReadonlyMap<string, Structure>,
  values: Readonly<Record<string, unknown>>,
  base: number,
): Generator<Leaf> {
  for (const field of fields) {
    const value = values[field.mnemonic];
    if (value === undefined) continue;
    if (field.format !== 'list') {
      yield { bit: base + field.bit, field, value };
      continue;
    }
    const entry = structures.get(field.entry ?? '');
    if (!entry || !isList(value)) continue;
    for (const [i, record] of value.entries()) {
      yield* leaves(entry.fields, structures, record, base + field.bit + i * field.width);
    }
  }
}

function isList(value: unknown): value is readonly Readonly<Record<string, Value>>[] {
  return Array.isArray(value);
}

function set(bytes: Uint8Array, bit: number, width: number): void {
  for (let at = bit; at < bit + width; at++) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
}

function clear(bytes: Uint8Array, bit: number, width: number): void {
  for (let at = bit; at < bit + width; at++) bytes[at >> 3] = (bytes[at >> 3] ?? 0) & ~(1 << (at & 7));
}

/** Bytes to compare, with what is bound from them. */
export type Checked = ReturnType<typeof checkedImage>;

/** What is compared or bound, as runs of bytes: long stretches that nothing is known of are left out. */
export function runs({
  bytes,
  mask,
  reloc = [],
  bind = {},
  where,
}: Checked): { readonly at: number; readonly part: Checked }[] {
  const known = new Set(
    Object.values(bind).flatMap(({ bit, width }) =>
      Array.from({ length: ((bit + width - 1) >> 3) - (bit >> 3) + 1 }, (_, i) => (bit >> 3) + i),
    ),
  );
  const found: { from: number; to: number }[] = [];
  for (let byte = 0; byte < mask.length / 2; byte++) {
    if (mask.startsWith('00', byte * 2) && !known.has(byte)) continue;
    const last = found.at(-1);
    if (last && byte - last.to < LONGEST_GAP) last.to = byte + 1;
    else found.push({ from: byte, to: byte + 1 });
  }
  return found.map(({ from, to }, i) => {
    const inside = ({ bit }: { readonly bit: number }): boolean => bit >= from * 8 && bit < to * 8;
    const moved = reloc.filter(inside).map((each) => ({ ...each, bit: each.bit - from * 8 }));
    const bound = Object.entries(bind)
      .filter(([, each]) => inside(each))
      .map(([name, { bit, width }]) => [name, { bit: bit - from * 8, width }] as const);
    return {
      at: from,
      part: {
        bytes: bytes.slice(from * 2, to * 2),
        mask: mask.slice(from * 2, to * 2),
        ...(moved.length > 0 && { reloc: moved }),
        ...(bound.length > 0 && { bind: Object.fromEntries(bound) }),
        ...(where && i === found.length - 1 && { where }),
      },
    };
  });
}

/** Bytes that nothing is known of and that are shorter than this do not end a run. */
const LONGEST_GAP = 64;

/** Bytes to compare: first sights of symbols become bindings, since what is not known yet cannot be compared. */
export function checkedImage(
  whole: Image,
  bound: Set<string>,
  symbols: Symbols,
): {
  readonly bytes: string;
  readonly mask: string;
  readonly reloc?: readonly Relocation[];
  readonly bind?: Readonly<Record<string, Binding>>;
  readonly where?: readonly Predicate[];
} {
  const mask = hexBits(whole.mask);
  const bind: Record<string, { bit: number; width: number }> = {};
  const reloc = whole.reloc.filter((entry) => {
    const symbol = whole.symbols.find(({ bit }) => bit === entry.bit);
    if (!symbol || bound.has(symbol.name) || bind[symbol.name]) return true;
    bind[symbol.name] = { bit: symbol.bit, width: symbol.width };
    for (let bit = symbol.bit; bit < symbol.bit + symbol.width; bit++) mask.clear(bit);
    return false;
  });
  const names = Object.keys(bind);
  for (const name of names) bound.add(name);
  const seen = new Set([...bound].filter((name) => !names.includes(name)));
  const where = names.flatMap((name) => {
    const conditions = symbols.conditions(name, seen);
    seen.add(name);
    return conditions;
  });
  return {
    bytes: whole.bytes,
    mask: mask.text(),
    ...(reloc.length > 0 && { reloc }),
    ...(names.length > 0 && { bind }),
    ...(where.length > 0 && { where }),
  };
}
