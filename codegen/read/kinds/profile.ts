import type { NumberSpace, ProfileEntry } from '../../model/model.ts';
import type { ReadContext } from '../context.ts';
import { meantNumbers, parseNumber, parseStatusValue } from '../forms/number.ts';
import { cellOf, filledText, type Reading, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

const SPACES: readonly (readonly [ending: string, space: NumberSpace])[] = [
  ['admin opcodes', 'admin-opcode'],
  ['i/o opcodes', 'io-opcode'],
  ['log pages', 'log-page'],
  ['features', 'feature'],
  ['cns values', 'cns'],
];

/** Numbers that NVM Express assigns, and the ones in use until then. */
export const profile: TableKind = {
  kind: 'Profile',
  purpose:
    'Numbers that NVM Express assigns: `TBD` until then, with the experimental value in use; `–` for none. What they number is the end of the subject: Admin opcodes, I/O opcodes, Log pages, Features, CNS values or Status codes (with values such as 1h/C0h).',
  header: ['Name', 'Standard value', 'Experimental value'],
  example: `Table: Admin opcodes – Profile {#tbl:profile-admin-opcodes}

| Name | Standard value | Experimental value |
| :--- | :--- | :--- |
| Create Extended Controller | TBD | E1h |
`,
  read: (table, context) => {
    const subject = table.caption.subject.text.toLowerCase();
    const ofStatus = subject.endsWith('status codes');
    const space = SPACES.find(([ending]) => subject.endsWith(ending))?.[1] ?? 'other';
    for (const row of table.rows) {
      const name = filledText(cellOf(row, 0), 'a name', context);
      const standard = valueCell(cellOf(row, 1), 'TBD', ofStatus, context);
      const experimental = valueCell(cellOf(row, 2), '–', ofStatus, context);
      if (name === undefined || standard === undefined || experimental === undefined) continue;
      const value = experimental ?? standard;
      if (value === null) {
        unexpected(cellOf(row, 2), 'an experimental value, as the standard one is not assigned yet', context);
        continue;
      }
      const place = { section: table.section, table: table.caption.id, at: row.at };
      const entry: ProfileEntry = { name, space, standard, value, ...place };
      if (ofStatus)
        context.facts.statuses.push({ name, value, assigned: standard !== null, description: '', ...place });
      else context.facts.profile.push(entry);
    }
  },
};

function valueCell(cell: Cell, none: 'TBD' | '–', ofStatus: boolean, context: ReadContext): Reading<number | null> {
  const expected = `a number such as ${ofStatus ? '1h/C0h' : 'E1h'}, or ${none}`;
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  if (text === none) return null;
  return (
    (ofStatus ? parseStatusValue(text) : parseNumber(text)) ?? unexpected(cell, meantNumbers(text) ?? expected, context)
  );
}
