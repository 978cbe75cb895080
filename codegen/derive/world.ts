import type { Catalog } from './catalog.ts';
import type { Model } from '../model/model.ts';
import type { RecordValue } from '../language/values.ts';

/** The limits that one group of vectors was derived for. */
export interface World {
  /** `small`, or the limit that differs from it: `unts-0`. */
  readonly name: string;
  readonly limits: Readonly<Record<string, number>>;
}

/** The least value that a limit with room gets: 0 and 1 hide too much. */
const FIRST_VALUE = 2;

/**
 * The small world: every limit with a range is small, and no two are equal, so that a mixed-up limit shows. Yes/no limits
 * are 1. Each further world answers one yes/no limit with 0.
 */
export function worlds(model: Model): World[] {
  const limits: Record<string, number> = {};
  let next = FIRST_VALUE;
  for (const limit of model.limits) {
    const flag = limit.minimum === 0 && limit.maximum === 1;
    limits[limit.mnemonic] = flag ? 1 : Math.min(Math.max(next++, limit.minimum), limit.maximum);
  }
  const small: World = { name: 'small', limits };
  const flags = model.limits.filter((limit) => limit.minimum === 0 && limit.maximum === 1);
  return [
    small,
    ...flags.map(({ mnemonic }) => ({ name: `${mnemonic.toLowerCase()}-0`, limits: { ...limits, [mnemonic]: 0 } })),
  ];
}

/** Values for attributes of the primary controller that a device brings with it: distinct, and of the right form. */
export function deviceAttributes(catalog: Catalog): Record<string, RecordValue> {
  const all: Record<string, RecordValue> = {};
  let number = 0xa01;
  for (const object of catalog.model.objects) {
    if (object.key) continue;
    const values: Record<string, number | string> = {};
    for (const attribute of object.attributes) {
      if (attribute.initial) continue;
      if (attribute.range.kind === 'bytes') {
        const text =
          attribute.range.format === 'nqn'
            ? `nqn.2026-01.example:device:${attribute.mnemonic}`
            : `DEVICE-${attribute.mnemonic}`;
        values[attribute.mnemonic] = textBytes(text, attribute.range.size, attribute.range.format === 'ascii');
      } else if (attribute.range.kind === 'number') {
        values[attribute.mnemonic] = number;
        number += 16;
      }
    }
    all[object.mnemonic] = values;
  }
  return all;
}

/** Text as hexadecimal of `size` bytes, cut or padded with spaces or zeros. */
export function textBytes(text: string, size: number, spaces: boolean): string {
  const bytes = new TextEncoder().encode(text).subarray(0, size);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.padEnd(size * 2, spaces ? '20' : '00');
}
