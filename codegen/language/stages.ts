import type { Stage } from '../model/command.ts';
import type { Environment } from './environment.ts';
import type { FiredRow } from './operation.ts';
import type { PreparedStatusRow } from './prepare.ts';
import { UNDEFINED } from './values.ts';

/** The stages in the order in which a device goes through them. */
export const STAGES: readonly Stage[] = ['allowed', 'transfer', 'command'];

/** Which rows hold and which are undefined, in table order. */
export interface Answers {
  readonly fired: FiredRow[];
  readonly undefinedRows: string[];
}

/** Evaluates rows in one state. All of them are looked at: order has no meaning within a stage. */
export function answersOf(rows: readonly PreparedStatusRow[], environment: Environment): Answers {
  const answers: Answers = { fired: [], undefinedRows: [] };
  for (const { id, status, holds } of rows) {
    const result = holds(environment);
    if (result === true) answers.fired.push({ id, status });
    else if (result === UNDEFINED) answers.undefinedRows.push(id);
  }
  return answers;
}
