import { print } from '../../language/print.ts';
import type { Command, ReturnedRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { isTaken } from '../../model/taken-commands.ts';
import { escapeCell, informativeTable } from './markdown.ts';

/** Who returns what a row says. */
type Scope = 'both' | 'primary' | 'other';

interface Reading {
  readonly scope: Scope;
  /** What else has to hold, but for the choice of the structure itself. */
  readonly also: readonly Expression[];
}

/**
 * Field by field, what the data of commands holds that every controller takes: on the primary controller, and on the others.
 * A field that only one of them fills has `–` on the other side.
 */
export function returnedValues(model: Model): string {
  const primary = model.objects.find(({ key }) => key === null)?.mnemonic ?? '';
  const others = model.objects.flatMap(({ key, mnemonic }) => (key === null ? [] : [mnemonic]));
  const fields = new Map<string, { name: string; primary: string[]; other: string[] }>();
  for (const command of model.commands) {
    if (command.target !== null || !others.some((type) => isTaken(model, command, type))) continue;
    for (const row of command.returned) {
      const { scope, also } = readingOf(row, primary);
      const place = `${row.structure.name}.${row.field.name}`;
      const entry = fields.get(place) ?? { name: nameOf(model, row), primary: [], other: [] };
      const value = [print(row.value), ...also.map((each) => `where ${print(each)}`)].join(' ');
      if (scope !== 'other') entry.primary.push(value);
      if (scope !== 'primary' && !isRefused(command, row, primary)) entry.other.push(value);
      fields.set(place, entry);
    }
  }
  const cell = (values: readonly string[]): string => (values.length === 0 ? '–' : escapeCell(values.join('; ')));
  return informativeTable(
    'Values that controllers return',
    'returned-values',
    ['Field', 'Name', 'Primary controller', 'Extended controller'],
    [...fields].map(([place, entry]) => [place, escapeCell(entry.name), cell(entry.primary), cell(entry.other)]),
  );
}

/** `this = PC` and `this != PC` say who returns it; a comparison with an enumerator picks the structure. */
function readingOf({ when }: ReturnedRow, primary: string): Reading {
  let scope: Scope = 'both';
  const also: Expression[] = [];
  for (const part of conjuncts(when)) {
    const compared = part.kind === 'binary' && part.right.kind === 'name' ? part.right.name : null;
    if (part.kind === 'binary' && part.left.kind === 'name' && part.left.name === 'this' && compared === primary)
      scope = part.operator === '=' ? 'primary' : 'other';
    else if (part.kind !== 'binary' || part.operator !== '=' || !/^[A-Z][a-z]/.test(compared ?? '')) also.push(part);
  }
  return { scope, also };
}

/** Whether a condition of the command refuses what the row is about on all controllers but the primary one. */
function isRefused({ conditions }: Command, { when }: ReturnedRow, primary: string): boolean {
  const parts = conjuncts(when).map(print);
  return conditions.some(
    (row) =>
      print(row.condition) === `this != ${primary}` &&
      conjuncts(row.when)
        .map(print)
        .every((part) => parts.includes(part)),
  );
}

function conjuncts(when: Expression | null): readonly Expression[] {
  if (when === null) return [];
  return when.kind === 'binary' && when.operator === 'and'
    ? [...conjuncts(when.left), ...conjuncts(when.right)]
    : [when];
}

function nameOf(model: Model, { structure, field }: ReturnedRow): string {
  const found = model.structures.find(({ mnemonic }) => mnemonic === structure.name);
  return found?.fields.find(({ mnemonic }) => mnemonic === field.name)?.name ?? field.name;
}
