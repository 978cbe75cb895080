import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import type { Outcome } from './operation.ts';
import type { PreparedReturn } from './prepared-command.ts';
import type { Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Returned = NonNullable<Outcome['returned']>;

/** The values of the rows of Returned data whose When is true; all of them belong to one structure. */
export function runReturns(
  rows: readonly PreparedReturn[],
  environment: Environment,
  undefinedRows: string[],
): Returned | null {
  if (rows.length === 0) return null;
  const fields: Record<string, Returned['fields'][string]> = {};
  let structure: string | null = null;
  let when: Closure | null = null;
  let applies: Value | Undefined = false;
  for (const row of rows) {
    // Rows with the same When share its closure, and mostly stand together: it is looked at once.
    if (row.when !== when) applies = (when = row.when)(environment);
    if (applies === false) continue;
    const value = row.value(environment);
    if (applies === UNDEFINED || value === UNDEFINED) {
      undefinedRows.push(row.id);
      continue;
    }
    const other = fields[row.field];
    if (structure !== null && structure !== row.structure)
      throw new Error(
        `Unexpected ${row.structure} by ${row.id} beside ${structure}, expected When cells that keep the structures apart`,
      );
    if (other !== undefined)
      throw new Error(
        `Unexpected second value for ${row.structure}.${row.field} by ${row.id}, expected When cells that keep it apart from ${other.row}`,
      );
    structure = row.structure;
    fields[row.field] = { value, row: row.id };
  }
  return structure === null ? null : { structure, fields };
}
