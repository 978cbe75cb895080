import type { Field } from '../model/layout.ts';
import { greatestValue } from '../model/bits.ts';
import type { Value } from '../language/values.ts';
import { print } from '../language/print.ts';
import type { Expression } from '../model/expression.ts';
import type { Binders, Comparison } from './comparisons.ts';
import { reachable, type Surroundings } from './reach.ts';
import { textBytes } from './world.ts';

/** A value to try for one input, with the reason for it. */
export interface Candidate {
  readonly value: number | bigint | string;
  /** Such as `TAGMAX + 1`; the same reason has the same label in every state. */
  readonly label: string;
}

/** Next to each compared value lies the other side of the comparison. */
const STEPS = [
  [0, ''],
  [-1, ' - 1'],
  [1, ' + 1'],
] as const;

/** The values worth trying for a field: around everything that it is compared with, its enumerators, its ends, its forms. */
export function candidates(field: Field, compared: readonly Comparison[], around: Surroundings): Candidate[] {
  const all = field.format === 'number' ? numbers(field, compared, around) : forms(field, compared, around);
  const list = field.mnemonic === around.targetKey ? all.filter(({ value }) => isCertain(value, around)) : all;
  const seen = new Set<number | bigint | string>();
  return list.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/**
 * Whether a key is surely one that exists, or surely none: a device may have given any key in its range to an object, so
 * that only what it told, what lies next to the one object there is, and what lies outside the range can be relied on.
 */
function isCertain(value: number | bigint | string, around: Surroundings): boolean {
  const objects = around.state[around.target ?? ''];
  if (!objects || objects.size === 0 || typeof value !== 'number' || objects.has(value)) return true;
  const range = around.catalog.object(around.target ?? '').key?.range;
  if (range?.kind === 'key' && (value < range.low || value > range.high)) return true;
  return objects.size === 1 && objects.has(value - 1);
}

function numbers(field: Field, compared: readonly Comparison[], around: Surroundings): Candidate[] {
  const greatest = greatestValue(field.width);
  const found: Candidate[] = [{ value: 0, label: '0' }];
  const table = around.catalog.values(field);
  if (table) {
    // The base annex restates a part: a value that it reserves may well mean something to a device.
    const whole = around.catalog.model.sections.find(({ file }) => file === table.section)?.class !== 'base';
    for (const row of table.values) {
      if (row.enumerator === null && !whole) continue;
      if (row.enumerator !== null) found.push({ value: row.value, label: row.enumerator });
      else {
        found.push({ value: row.value, label: 'first reserved' });
        if (row.high !== row.value) found.push({ value: row.high, label: 'last reserved' });
      }
    }
    return found;
  }
  for (const { other, factor, binders } of compared) {
    const constant = other.kind === 'number' && factor === null;
    const label = factor === null ? print(other) : `(${print(other)}) / (${print(factor)})`;
    for (const value of quotients(other, factor, binders, around)) {
      if (typeof value !== 'number') continue;
      // What a device chose may be the least value there is, and what lies above it may be its next choice.
      const only = around.devices.has(value) ? (objectsIn(around) > 1 ? 0 : 1) : null;
      for (const [step, suffix] of STEPS) {
        if (only !== null && (step < 0 || step > only)) continue;
        const near = value + step;
        if (near >= 0 && near <= greatest)
          found.push({ value: near, label: constant ? numberLabel(near) : `${label}${suffix}` });
      }
    }
  }
  return [...found, { value: greatest, label: 'greatest' }];
}

/** What an expression may be, divided by what a factor may be; the other side of a boundary is the next number up. */
function quotients(
  other: Expression,
  factor: Expression | null,
  binders: Binders,
  around: Surroundings,
): readonly Value[] {
  const values = reachable(other, binders, around);
  if (factor === null) return values;
  const divisors = reachable(factor, binders, around).filter((each) => typeof each === 'number' && each > 0);
  return values.flatMap((value) =>
    typeof value === 'number' ? divisors.map((divisor) => Math.floor(value / Number(divisor))) : [],
  );
}

/** A number as the document writes it: small ones plainly, others in hexadecimal. */
function numberLabel(value: number): string {
  return value < 10 ? String(value) : `${value.toString(16).toUpperCase()}h`;
}

function objectsIn(around: Surroundings): number {
  const keyed = around.catalog.model.objects.filter((object) => object.key !== null);
  return keyed.reduce((sum, { mnemonic }) => sum + (around.state[mnemonic]?.size ?? 0), 0);
}

/** Bytes: absent, well formed, and one of each way to be malformed. */
function forms(field: Field, compared: readonly Comparison[], around: Surroundings): Candidate[] {
  const size = field.width / 8;
  const found: Candidate[] = [{ value: '00'.repeat(size), label: '0' }];
  for (const { other, binders } of compared) {
    for (const value of reachable(other, binders, around))
      if (isBytes(value, size)) found.push({ value, label: print(other) });
  }
  if (field.format === 'ascii') {
    found.push(
      { value: textBytes(`HOST-${field.mnemonic}`, size, true), label: 'well formed' },
      { value: textBytes('~ !', size, true), label: 'ends of the printable range' },
      { value: textBytes('CONTROL\u001f', size, true), label: 'a control character' },
      { value: textBytes('DELETE\u007f', size, true), label: 'a character above 7Eh' },
      { value: textBytes('NUL', size, false), label: 'padded with zeros' },
    );
  } else if (field.format === 'nqn') {
    const longest = Math.min(223, size - 1);
    found.push(
      { value: textBytes(`nqn.2026-01.example:host:${field.mnemonic}`, size, false), label: 'well formed' },
      { value: textBytes('nqn.'.padEnd(longest, 'x'), size, false), label: `${longest} bytes` },
      { value: textBytes('nqn.'.padEnd(longest + 1, 'x'), size, false), label: `${longest + 1} bytes` },
      { value: textBytes('iqn.2026-01.example:host', size, false), label: 'another scheme' },
      {
        value: 'nqn.'
          .replace(/./g, (c) => c.charCodeAt(0).toString(16))
          .concat('ff')
          .padEnd(size * 2, '0'),
        label: 'no UTF-8',
      },
      { value: textBytes('nqn.2026-01.example:a\0b', size, false), label: 'bytes after the end' },
      { value: textBytes('nqn.'.padEnd(size, 'x'), size, false), label: 'no end' },
    );
  } else {
    found.push({ value: 'a5'.repeat(size), label: 'not 0' });
  }
  return found;
}

function isBytes(value: Value, size: number): value is string {
  return typeof value === 'string' && value.length === size * 2;
}
