import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import type { PreparedReturn } from './prepared-command.ts';
import { ReturnedValues } from './returned-values.ts';
import type { Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

/** The values of the rows of Returned data whose When is true; all of them belong to one structure. */
export function runReturns(
  rows: readonly PreparedReturn[],
  environment: Environment,
  undefinedRows: string[],
): ReturnedValues | null {
  if (rows.length === 0) return null;
  const giving: PreparedReturn[] = [];
  const values: Value[] = [];
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
    if (structure !== null && structure !== row.structure) throw mixed(row, structure);
    for (const rival of row.rivals) if (giving.includes(rival)) throw twice(row, rival);
    structure = row.structure;
    giving.push(row);
    values.push(value);
  }
  return structure === null ? null : new ReturnedValues(structure, giving, values);
}

function mixed({ id, structure }: PreparedReturn, other: string): Error {
  return new Error(
    `Unexpected ${structure} by ${id} beside ${other}, expected When cells that keep the structures apart`,
  );
}

function twice({ id, structure, field }: PreparedReturn, other: PreparedReturn): Error {
  return new Error(
    `Unexpected second value for ${structure}.${field} by ${id}, expected When cells that keep it apart from ${other.id}`,
  );
}
