import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';

/** What stands before the dash: `Tag Descriptor (TAGD)` has a name and a mnemonic. */
export interface Subject {
  readonly text: string;
  readonly name: string;
  readonly mnemonic: string | null;
  readonly at: SourceRange;
}

/** `Table: SUBJECT – KIND {#tbl:slug}`, the paragraph above every table. */
export interface Caption {
  readonly subject: Subject;
  /** The words after the dash: `Command Dword 10`. */
  readonly kind: string;
  readonly kindAt: SourceRange;
  /** `tbl:slug` */
  readonly id: string;
  readonly idAt: SourceRange;
  readonly at: SourceRange;
}

const CAPTION = /^Table: (?<subject>.+) – (?<kind>[^–{]+?) \{#(?<id>tbl:[a-z0-9]+(?:-[a-z0-9]+)*)\}$/;
const NAME_AND_MNEMONIC = /^(?<name>.+) \((?<mnemonic>[A-Z][A-Z0-9]*)\)$/;

/** Reads the text of a caption paragraph, or says what is wrong with it. */
export function readCaption(text: string, at: SourceRange): { readonly caption: Caption } | { readonly error: string } {
  const groups = CAPTION.exec(text)?.groups;
  if (groups === undefined)
    return { error: `Unexpected caption, expected the form "Table: SUBJECT – KIND {#tbl:slug}"; ${hint(text)}` };
  const { subject = '', kind = '', id = '' } = groups;
  const subjectFrom = 'Table: '.length;
  const kindFrom = subjectFrom + subject.length + ' – '.length;
  const idFrom = kindFrom + kind.length + ' {#'.length;
  return {
    caption: {
      subject: readSubject(subject, within(at, subjectFrom, subjectFrom + subject.length)),
      kind,
      kindAt: within(at, kindFrom, kindFrom + kind.length),
      id,
      idAt: within(at, idFrom, idFrom + id.length),
      at,
    },
  };
}

function readSubject(text: string, at: SourceRange): Subject {
  const groups = NAME_AND_MNEMONIC.exec(text)?.groups;
  return { text, name: groups?.['name'] ?? text, mnemonic: groups?.['mnemonic'] ?? null, at };
}

function hint(text: string): string {
  if (text.includes('\n')) return 'write it on one line';
  if (!text.includes(' – ')) return 'an en dash (–) with spaces stands before the kind';
  if (!text.includes('{#tbl:')) return 'it ends with the id of the table, such as {#tbl:create-status}';
  return 'the id holds small letters, digits and single hyphens';
}
