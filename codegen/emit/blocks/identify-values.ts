import { print } from '../../language/print.ts';
import type { ReturnedRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { sectionLink } from '../../model/place.ts';
import { documentLink, escapeCell, informativeTable } from './markdown.ts';

/** The command whose rows the table is made from. */
const COMMAND = 'Identify';
/** How a row says which controllers it is about. */
const [PRIMARY_ONLY, EXTENDED_ONLY] = ['this = PC', 'this != PC'] as const;

/** What an extended controller returns for each field of the Identify data structures; `from` is the file of the table. */
export function identifyValues(model: Model, from: string): string {
  const returned = model.commands.find(({ name }) => name === COMMAND)?.returned ?? [];
  const order = new Map(model.structures.map(({ mnemonic }, i) => [mnemonic, i]));
  const rows = returned
    .map((row) => ({ row, parts: conjuncts(row.when) }))
    .filter(({ parts }) => !parts.includes(PRIMARY_ONLY))
    .toSorted((a, b) => place(a.row) - place(b.row))
    .map(({ row, parts }) => [
      escapeCell(`${row.structure.name}.${row.field.name}`),
      escapeCell(print(row.value)),
      escapeCell(parts.filter((part) => part !== EXTENDED_ONLY).join(' and ')),
      documentLink(row.id, from, sectionLink(model.sections, row.at)),
    ]);
  return rows.length === 0
    ? ''
    : informativeTable(
        'Identify values of an extended controller',
        'identify-values',
        ['Field', 'Value on an extended controller', 'When', 'Requirement'],
        rows,
      );

  function place({ structure, field }: ReturnedRow): number {
    const index = order.get(structure.name) ?? 0;
    const bit = model.structures[index]?.fields.find(({ mnemonic }) => mnemonic === field.name)?.bit ?? 0;
    return index * 2 ** 20 + bit;
  }
}

/** The parts of a condition that all have to hold, as text. */
function conjuncts(when: Expression | null): readonly string[] {
  if (when === null) return [];
  return when.kind === 'binary' && when.operator === 'and'
    ? [...conjuncts(when.left), ...conjuncts(when.right)]
    : [print(when)];
}
