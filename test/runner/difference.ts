import { readBits } from '../../codegen/model/bits.ts';
import { bytesToHex } from '../../codegen/model/hex.ts';
import type { Field, Layout, Structure } from '../../codegen/model/layout.ts';
import { formatField } from '../../codegen/model/numbers.ts';
import type { Difference } from './result.ts';

/** Expected and received bytes, and which of their bits count. */
export interface MaskedBytes {
  readonly expected: Uint8Array;
  readonly actual: Uint8Array;
  readonly mask: Uint8Array;
}

/** Whether the bytes agree in every bit of the mask. */
export function agree({ expected, actual, mask }: MaskedBytes): boolean {
  return expected.every((byte, i) => ((byte ^ (actual[i] ?? 0)) & (mask[i] ?? 0)) === 0);
}

/** The bytes in hexadecimal; `..` where no bit of the mask counts. */
export function maskedHex(bytes: Uint8Array, mask: Uint8Array): string {
  return Array.from(bytes, (byte, i) => (mask[i] === 0 ? '..' : byte.toString(16).padStart(2, '0'))).join('');
}

/** The fields of a layout that differ, entries of lists one by one: `ENTRIES[1].CNTLID`. */
export function fieldDifferences(
  layout: Layout,
  structures: ReadonlyMap<string, Structure>,
  bytes: MaskedBytes,
  first = 0,
  prefix = '',
): Difference[] {
  return layout.fields.flatMap((field) => {
    const name = `${prefix}${field.mnemonic}`;
    const entry = field.format === 'list' ? structures.get(field.entry ?? '') : undefined;
    if (entry) return listDifferences(field, entry, structures, bytes, first, name);
    return fieldDiffers(field, bytes, first)
      ? [
          {
            field: name,
            expected: show(field, masked(bytes.expected, bytes.mask), first),
            actual: show(field, masked(bytes.actual, bytes.mask), first),
          },
        ]
      : [];
  });
}

function listDifferences(
  field: Field,
  entry: Structure,
  structures: ReadonlyMap<string, Structure>,
  bytes: MaskedBytes,
  first: number,
  name: string,
): Difference[] {
  const start = first + field.bit / 8;
  const count = Math.max(0, Math.floor((bytes.expected.length - start) / entry.size));
  return Array.from({ length: count }, (_, i) =>
    fieldDifferences(entry, structures, bytes, start + i * entry.size, `${name}[${i}].`),
  ).flat();
}

/** Whether a bit of the field that the mask counts differs. A field beyond the compared bytes does not. */
function fieldDiffers({ bit, width }: Field, { expected, actual, mask }: MaskedBytes, first: number): boolean {
  const end = first * 8 + bit + width;
  if (end > Math.min(expected.length, actual.length) * 8) return false;
  for (let at = first * 8 + bit; at < end; at++) {
    const byte = at >>> 3;
    const differs = ((expected[byte] as number) ^ (actual[byte] as number)) & (mask[byte] as number);
    if ((differs >>> (at & 7)) % 2 === 1) return true;
  }
  return false;
}

/** The bytes with bits that do not count cleared. */
function masked(bytes: Uint8Array, mask: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte & (mask[i] ?? 0));
}

function show({ bit, width, format }: Field, bytes: Uint8Array, first: number): string {
  if (format === 'number') return formatField(readBits(bytes, first * 8 + bit, width), width);
  return bytesToHex(bytes.subarray(first + bit / 8, first + (bit + width) / 8));
}
