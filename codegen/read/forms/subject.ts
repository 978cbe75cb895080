import type { Reference } from '../../model/command.ts';
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

/** The subject of a table that belongs to a command: the command's name. */
export function commandSubject(table: SourceTable): Reference {
  return { name: table.caption.subject.text, at: table.caption.subject.at };
}
