import type { Model } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import { pairs, type Pairs } from './pairs.ts';
import { type ChangeKind, type Impact } from './change.ts';
import { same } from './plain.ts';

/** A row with a requirement id, what it belongs to, and what it says in words. */
export interface RowFact {
  readonly id: string;
  /** The command, event or object: "Create Extended Controller". */
  readonly subject: string;
  /** The command or event that the row belongs to; one that is new or gone as a whole is told as such. */
  readonly of: string | null;
  readonly row: { readonly at: SourceRange };
  /** "NTAG > TAGMAX gives Invalid Field in Command" */
  readonly text: string;
}

/** Kinds of change of one kind of row: a row that came, went, or says something else under its id. */
export function rowKinds(
  noun: string,
  rowsOf: (model: Model) => readonly RowFact[],
  impacts: { readonly added: Impact; readonly removed: Impact; readonly changed: Impact },
): readonly ChangeKind[] {
  const paired = (a: Model, b: Model): Pairs<RowFact> => {
    const { both, gone, fresh } = pairs(rowsOf(a), rowsOf(b), ({ id, subject }) => `${id} ${subject}`);
    const stayed = (other: Model) => {
      const names = new Set([...other.commands, ...other.events].map(({ name }) => name));
      return ({ of }: RowFact): boolean => of === null || names.has(of);
    };
    return { both, gone: gone.filter(stayed(b)), fresh: fresh.filter(stayed(a)) };
  };
  return [
    {
      kind: `${noun}-added`,
      find: ({ a, b }) =>
        paired(a, b).fresh.map(({ id, subject, row, text }) => ({
          impact: impacts.added,
          message: `${subject}: ${id} is new, ${text}`,
          requirements: [id],
          at: row.at,
          version: 'b',
        })),
    },
    {
      kind: `${noun}-removed`,
      find: ({ a, b }) =>
        paired(a, b).gone.map(({ id, subject, row, text }) => ({
          impact: impacts.removed,
          message: `${subject}: ${id} is gone, ${text}`,
          requirements: [id],
          at: row.at,
          version: 'a',
        })),
    },
    {
      kind: `${noun}-changed`,
      find: ({ a, b }) =>
        paired(a, b)
          .both.filter(([before, after]) => !same(before.row, after.row))
          .map(([before, after]) => ({
            impact: impacts.changed,
            message: `${after.subject}: ${after.id} said ${before.text}, now ${after.text}`,
            requirements: [after.id],
            at: after.row.at,
            version: 'b',
          })),
    },
  ];
}

/** `when` and what follows, as rows are quoted. */
export function whenText(when: string | null, text: string): string {
  return when === null ? text : `when ${when}, ${text}`;
}
