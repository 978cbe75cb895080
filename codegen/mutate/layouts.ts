import type { Field, Layout } from '../model/layout.ts';
import { areApart, gaps, overlaps } from '../model/selectors.ts';
import type { Change } from './mutant.ts';

/** What changes of a layout when a field is moved: its fields, what they leave free, and the size where a list moves. */
export type Fields<F extends Field = Field> = Pick<Layout, 'size' | 'reserved'> & { readonly fields: readonly F[] };

/** Bits by which a field is moved or resized: numbers by one, what is made of bytes by a byte. */
const BYTE = 8;

/**
 * A field one place higher, wider and narrower, by the bit for numbers and by the byte for what is made of bytes; a number of
 * whole bytes is shifted by a byte, as a slip in a dword would. What stands in the way goes with it: the next field takes the
 * place below a shifted one, and loses its low bits to a widened one. Where two fields or the end stand in the way there is no mutant.
 */
export function* layoutChanges<F extends Field>(layout: Fields<F>, field: F): Generator<Change<Fields<F>>> {
  const text = placeOf(field);
  for (const [operator, changed] of [
    ['shift', shifted(layout, field)],
    ['widen', widened(layout, field)],
    ['narrow', narrowed(layout, field)],
  ] as const) {
    const moved = changed?.fields.find(({ mnemonic }) => mnemonic === field.mnemonic);
    if (changed && moved)
      yield { operator: `${operator}-field`, class: 'layout', from: text, to: placeOf(moved), changed };
  }
}

function shifted<F extends Field>(layout: Fields<F>, field: F): Fields<F> | null {
  const unit = isOfBytes(field) || (field.bit % BYTE === 0 && field.width % BYTE === 0) ? BYTE : 1;
  // A list begins where the rest ends: it takes the rest with it.
  if (field.format === 'list') return put({ ...layout, size: layout.size + 1 }, [{ ...field, bit: field.bit + BYTE }]);
  const [next, ...more] = blockers(layout, field, { bit: field.bit + field.width, width: unit });
  if (next === undefined) return within(layout, { ...field, bit: field.bit + unit });
  const isAligned = !(isOfBytes(next) || isOfBytes(field)) || (next.width % BYTE === 0 && field.width % BYTE === 0);
  if (more.length > 0 || next.bit !== field.bit + field.width || !isAligned || next.format === 'list') return null;
  return put(layout, [
    { ...next, bit: field.bit },
    { ...field, bit: field.bit + next.width },
  ]);
}

function widened<F extends Field>(layout: Fields<F>, field: F): Fields<F> | null {
  if (field.format === 'list') return null;
  const unit = isOfBytes(field) ? BYTE : 1;
  const wide = { ...field, width: field.width + unit };
  const [next, ...more] = blockers(layout, field, { bit: field.bit + field.width, width: unit });
  if (next === undefined) return within(layout, wide);
  const isInTheWay = more.length > 0 || next.bit < field.bit + field.width || next.width <= unit;
  if (isInTheWay || next.format === 'list' || (isOfBytes(next) && unit < BYTE)) return null;
  return put(layout, [wide, { ...next, bit: next.bit + unit, width: next.width - unit }]);
}

function narrowed<F extends Field>(layout: Fields<F>, field: F): Fields<F> | null {
  const unit = isOfBytes(field) ? BYTE : 1;
  if (field.format === 'list' || field.width <= unit) return null;
  return put(layout, [{ ...field, width: field.width - unit }]);
}

/** The fields that can be there together with this one and have some of those bits. */
function blockers<F extends Field>({ fields }: Fields<F>, field: F, bits: { bit: number; width: number }): F[] {
  return fields.filter((other) => other !== field && !areApart(field, other) && overlaps(other, bits));
}

function within<F extends Field>(layout: Fields<F>, field: F): Fields<F> | null {
  return field.bit + field.width > layout.size * BYTE ? null : put(layout, [field]);
}

/** The layout with some fields at other places, in the order of their bits. */
function put<F extends Field>({ size, fields }: Fields<F>, moved: readonly F[]): Fields<F> {
  const all = fields
    .map((field) => moved.find(({ mnemonic }) => mnemonic === field.mnemonic) ?? field)
    .sort((a, b) => a.bit - b.bit);
  return { size, fields: all, reserved: gaps(all, size * BYTE) };
}

function isOfBytes({ format }: Field): boolean {
  return format !== 'number';
}

function placeOf({ mnemonic, bit, width }: Field): string {
  return `${mnemonic} in bits ${bit + width - 1}:${bit}`;
}
