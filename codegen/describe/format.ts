import type { FieldReading, Reading } from './decode.ts';

/** A reading for people: a head line, a line a field, and the reserved bits that are set. Ends with a line feed. */
export function formatReading(reading: Reading): string {
  const lines = [`${reading.name}, ${reading.size} bytes`];
  if (reading.status)
    lines.push(`Status ${reading.status.value} ${reading.status.name ?? 'not in this specification'}`);
  lines.push(...fieldLines(reading.fields, '  '));
  for (const { location, value } of reading.reserved) lines.push(`Reserved bits are set: ${location} = ${value}`);
  return `${lines.join('\n')}\n`;
}

function fieldLines(fields: readonly FieldReading[], indent: string): string[] {
  const places = width(fields.map((field) => field.location));
  const names = width(fields.map((field) => field.mnemonic));
  const values = width(fields.map(shownValue).filter((value) => value.length <= 20));
  return fields.flatMap((field) => {
    const meaning = field.meaning === null ? '' : `: ${field.meaning}`;
    const line = `${indent}${field.location.padEnd(places)}  ${field.mnemonic.padEnd(names)}  ${shownValue(field).padEnd(values)}  ${field.name}${meaning}`;
    const entries = (field.entries ?? []).flatMap((entry, i) => [
      `${indent}  ${field.mnemonic}[${i}]`,
      ...fieldLines(entry, `${indent}    `),
    ]);
    return [line, ...entries];
  });
}

/** Long bytes are cut, or left out where the meaning says what they are. */
function shownValue({ value, meaning }: FieldReading): string {
  if (value.length <= 20) return value;
  if (meaning !== null) return '';
  return value.length <= 40 ? value : `${value.slice(0, 40)}…`;
}

function width(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
