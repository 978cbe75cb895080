import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model, NumberSpace, ProfileEntry } from '../../model/model.ts';
import { duplicates } from '../duplicates.ts';
import { byteText, SPACE_NAMES, statusText } from '../number-format.ts';

const OPCODES: readonly NumberSpace[] = ['admin-opcode', 'io-opcode'];

/**
 * Two commands of one kind of queue have two opcodes.
 *
 * Bad: two rows of a Profile table with the value E1h. Good: E1h and E5h.
 */
export function duplicateOpcode(model: Model): readonly Diagnostic[] {
  return duplicateNumbers(
    'duplicate-opcode',
    model.profile.filter((entry) => OPCODES.includes(entry.space)),
  );
}

/**
 * Two status codes, log pages, features or CNS values have two numbers.
 *
 * Bad: two statuses with the value 1h/C0h. Good: 1h/C0h and 1h/C1h.
 */
export function duplicateNumber(model: Model): readonly Diagnostic[] {
  const statuses = model.statuses.map((status) => ({ name: String(status.value), label: status.name, at: status.at }));
  return [
    ...duplicateNumbers(
      'duplicate-number',
      model.profile.filter((entry) => !OPCODES.includes(entry.space) && entry.space !== 'other'),
    ),
    ...duplicates(
      'duplicate-number',
      statuses,
      (status, first) =>
        `Unexpected second status with the value ${statusText(Number(status.name))}, which ${first.label} has, expected a free value`,
    ),
  ];
}

function duplicateNumbers(rule: string, entries: readonly ProfileEntry[]): readonly Diagnostic[] {
  const items = entries.map((entry) => ({ name: `${entry.space} ${entry.value}`, at: entry.at, entry }));
  return duplicates(
    rule,
    items,
    ({ entry }, first) =>
      `Unexpected second ${SPACE_NAMES[entry.space]} ${byteText(entry.value)}, which ${first.entry.name} has, expected a free value`,
  );
}
