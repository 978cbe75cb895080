import type { Reference } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { optionalSplit } from '../forms/split.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, filledText, proseText, type Reading, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

const NAME = /^\*\*(?<name>[A-Z][^*]*)\*\*$/;
const HELD = /^(?:[A-Z][A-Z0-9]*(?:\.[A-Z][A-Z0-9]*)?|[a-z]+)$/;

/** What an object has, by what resets do to it. */
export const stateKinds: TableKind = {
  kind: 'Kinds of state',
  purpose:
    'What an object has, in kinds that resets treat alike: the columns of a Reset matrix. *Holds* names attributes of the object, registers (a field such as `CSTS.NSSRO` stands apart from its register), the object itself by its mnemonic, or the words `commands` (taken and not completed), `interrupts` (waiting for a mask to go), `messages` (the entries of the MSI-X table) and `counters` (what the controller counts for its log pages). Each attribute, and each register that a host can write, is of one kind.',
  header: ['Kind of state', 'Holds', 'Description'],
  example: `Table: Extended controller (XC) – Kinds of state {#tbl:xc-state-kinds}

| Kind of state | Holds | Description |
| :--- | :--- | :--- |
| **Queues** | SQS, CQS | The queues that exist. |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    for (const row of table.rows) {
      const name = kindName(cellOf(row, 0), context);
      const holds = heldNames(cellOf(row, 1), context);
      const description = proseText(cellOf(row, 2), context);
      if (subject === undefined || name === undefined || holds === undefined || description === undefined) continue;
      const { section } = table;
      context.facts.stateKinds.push({ object: subject.mnemonic, name, holds, description, section, at: row.at });
    }
  },
};

function kindName(cell: Cell, context: ReadContext): Reading<string> {
  if (proseText(cell, context) === undefined) return undefined;
  return NAME.exec(cell.text)?.groups?.['name'] ?? unexpected(cell, 'a name in bold, such as **Queues**', context);
}

function heldNames(cell: Cell, context: ReadContext): Reading<readonly Reference[]> {
  const expected = 'mnemonics with commas between them, such as SQS, CQS';
  if (filledText(cell, expected, context) === undefined) return undefined;
  const names: Reference[] = [];
  for (let rest: Cell | null = cell; rest !== null;) {
    const [first, more]: readonly [Cell, Cell | null] = optionalSplit(rest, ', ');
    if (!HELD.test(first.text)) return unexpected(first, expected, context);
    names.push({ name: first.text, at: first.at });
    rest = more;
  }
  return names;
}
