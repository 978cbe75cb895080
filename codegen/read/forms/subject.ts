import { parseExpression } from '../../language/parse.ts';
import type { Reference } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import { within } from '../../model/source.ts';
import type { ReadContext } from '../context.ts';
import type { Subject } from '../markdown/caption.ts';
import type { SourceTable } from '../markdown/table.ts';
import type { Reading } from './text.ts';

/** A subject that names what the table defines: `Tag Descriptor (TAGD)`. */
export type NamedSubject = Subject & { readonly mnemonic: string };

/** The subject of a table that defines something with a mnemonic. */
export function requireMnemonic(table: SourceTable, context: ReadContext): Reading<NamedSubject> {
  const { subject } = table.caption;
  if (subject.mnemonic !== null) return { ...subject, mnemonic: subject.mnemonic };
  context.report(
    'table-caption',
    subject.at,
    `Unexpected subject ${subject.text}, expected a name with its mnemonic, such as Tag Descriptor (TAGD)`,
  );
  return undefined;
}

/** What a table belongs to: a command, or those uses of it that a condition picks. */
export interface CommandSubject {
  readonly command: Reference;
  /** `null`: every use of the command. */
  readonly when: Expression | null;
}

const WHERE = ' where ';

/** The subject of a table that belongs to a command: `Set Features`, or `Set Features where FID = InterruptCoalescing`. */
export function commandSubject(table: SourceTable, context: ReadContext): Reading<CommandSubject> {
  const { text, at } = table.caption.subject;
  const cut = text.indexOf(WHERE);
  if (cut === -1) return { command: { name: text, at }, when: null };
  const from = cut + WHERE.length;
  const parsed = parseExpression(text.slice(from), within(at, from, text.length));
  if (parsed.ok) return { command: { name: text.slice(0, cut), at: within(at, 0, cut) }, when: parsed.expression };
  context.report('table-caption', parsed.error.at, parsed.error.message);
  return undefined;
}

/** The condition of a row: what picks the table, and what picks the row. */
export function both(table: Expression | null, row: Expression | null): Expression | null {
  if (table === null || row === null) return table ?? row;
  // An or in the cell stands for itself: the tree needs no parentheses.
  return { kind: 'binary', operator: 'and', left: table, right: row, at: row.at };
}
