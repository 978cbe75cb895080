import type { Model } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';

/** The classes of operators that a report counts apart and a sample draws from. */
export const MUTANT_CLASSES = [
  'comparison',
  'constant',
  'logic',
  'name',
  'row',
  'when',
  'target',
  'choice',
  'transfer',
  'value',
  'initial',
  'matrix',
  'layout',
] as const;

export type MutantClass = (typeof MUTANT_CLASSES)[number];

/** A model that is wrong in one row. */
export interface Mutant {
  /** `ROW:OPERATOR`, with a number where one operator applies in several places. */
  readonly id: string;
  /** The requirement id of the row; the name of a term or of an attribute (`XC.STATE`); `COMMAND.PROPERTY`, in kebab case. */
  readonly row: string;
  readonly operator: string;
  readonly class: MutantClass;
  /** The place of the row. */
  readonly at: SourceRange;
  /** What the cell says, and what it says in the mutant. */
  readonly change: { readonly from: string; readonly to: string };
  /** The requirement ids of the rows that read it: the row itself, or those that use the term or the attribute. */
  readonly readers: readonly string[];
  /** The names of the commands and events that it concerns; `null`: all. */
  readonly subjects: readonly string[] | null;
  /** Whose layout is changed, by the name that codec vectors use; absent where no layout is. */
  readonly struct?: string;
  readonly model: Model;
}

/** One change to a cell or a row, before it is put into a model. `T` is the cell, or the row with `null` for a row that is gone. */
export interface Change<T> {
  readonly operator: string;
  readonly class: MutantClass;
  readonly from: string;
  readonly to: string;
  readonly changed: T;
}

/** A list with one entry changed, or taken out where the change is `null`. */
export function replaced<T>(list: readonly T[], at: number, changed: T | null): T[] {
  return list.flatMap((each, i) => (i !== at ? [each] : changed === null ? [] : [changed]));
}
