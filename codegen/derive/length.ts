import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import type { Catalog } from './catalog.ts';
import type { Shape } from './shape.ts';

/** The longest transfer that a vector makes, in bytes. */
export const LONGEST_TRANSFER = 1 << 16;
/** The longest one that a device shall refuse. */
export const LONGEST_REFUSED = 1 << 19;
/** Bytes that are read behind the end of a structure. */
const BEYOND = 16;

/**
 * The operation with its length fields raised until the whole structure is returned and some more: an entry too many, or
 * anything but zeros behind the end, shows.
 */
export function lengthened(
  operation: Operation,
  outcome: Outcome,
  shape: Shape,
  plane: ControlPlane,
  catalog: Catalog,
): Operation {
  const { returned } = outcome;
  if (!returned) return operation;
  const values = Object.fromEntries(Object.entries(returned.fields).map(([name, { value }]) => [name, value]));
  const entry = catalog.structure(returned.structure).fields.find((field) => field.format === 'list');
  const needed = catalog.structureCodec(returned.structure).encode(values).length + (entry ? entry.width / 8 : BEYOND);
  const lengthWith = (name: string, value: number): number =>
    plane.transferOf({ ...operation, fields: { ...operation.fields, [name]: value } })?.length ?? 0;
  const missing = needed - (plane.transferOf(operation)?.from ?? 0);
  let best: { readonly length: number; readonly changed: Operation } | null = null;
  // Where a length stands in two fields, the one that counts in smaller units is nearer.
  for (const name of shape.lengthFields) {
    let low = 0;
    let high = LONGEST_TRANSFER;
    if (lengthWith(name, high) < missing) continue;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lengthWith(name, middle) >= missing) high = middle;
      else low = middle + 1;
    }
    const length = lengthWith(name, low);
    if (!best || length < best.length)
      best = { length, changed: { ...operation, fields: { ...operation.fields, [name]: low } } };
  }
  return best?.changed ?? operation;
}
