import type { AskedValues } from './asked-values.ts';
import type { Operation } from './operation.ts';

/** A row with what its condition asks of the command's fields. */
export interface AskingRow {
  readonly asks: AskedValues;
}

/** Rows that remain once the values of some fields are known. */
interface Known<T> {
  readonly rows: readonly T[];
  /** The field to look at next; `null`: these rows have to be evaluated. */
  readonly field: string | null;
  readonly byValue: ReadonlyMap<number, Known<T>>;
  /** For every value that no row asks for. */
  readonly other: Known<T> | null;
}

/** A field is worth a look where it decides on so many rows. */
const WORTHWHILE = 2;

/**
 * The rows of a table, in table order, by the fields on which most of them depend, such as a feature identifier: what a
 * command's fields make false for certain is not evaluated.
 */
export class RowSelection<T extends AskingRow> {
  readonly #all: Known<T>;

  constructor(rows: readonly T[]) {
    this.#all = known(rows, new Set());
  }

  /** All rows. */
  get rows(): readonly T[] {
    return this.#all.rows;
  }

  /** The rows that may hold for a command with these fields. */
  of(fields: Operation['fields']): readonly T[] {
    let { rows, field, byValue, other } = this.#all;
    while (field !== null && other !== null) {
      const value = fields[field] ?? 0;
      ({ rows, field, byValue, other } = byValue.get(Number(value)) ?? other);
    }
    return rows;
  }
}

function known<T extends AskingRow>(rows: readonly T[], seen: ReadonlySet<string>): Known<T> {
  const field = mostAsked(rows, seen);
  if (field === null) return { rows, field, byValue: new Map(), other: null };
  const values = new Set(rows.flatMap(({ asks }) => [...(asks.get(field) ?? [])]));
  const rest = (value: number | null): Known<T> =>
    known(
      rows.filter(({ asks }) => {
        const wanted = asks.get(field);
        return wanted === undefined || (value !== null && wanted.has(value));
      }),
      new Set([...seen, field]),
    );
  return { rows, field, byValue: new Map([...values].map((value) => [value, rest(value)])), other: rest(null) };
}

/** The field that most rows ask for, but those that were looked at. */
function mostAsked(rows: readonly AskingRow[], seen: ReadonlySet<string>): string | null {
  const counts = new Map<string, number>();
  for (const { asks } of rows)
    for (const field of asks.keys()) if (!seen.has(field)) counts.set(field, (counts.get(field) ?? 0) + 1);
  let most: string | null = null;
  let greatest = WORTHWHILE - 1;
  for (const [field, count] of counts) if (count > greatest) [most, greatest] = [field, count];
  return most;
}
