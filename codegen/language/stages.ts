import type { Stage } from '../model/command.ts';
import type { Environment } from './environment.ts';
import type { FiredRow } from './operation.ts';
import type { PreparedStatusRow } from './prepare.ts';
import type { RowSelection } from './row-selection.ts';
import { UNDEFINED } from './values.ts';

/** The stages in the order in which a device goes through them. */
export const STAGES: readonly Stage[] = ['allowed', 'transfer', 'command'];

/** Which rows hold and which are undefined, in table order. */
export interface Answers {
  readonly fired: FiredRow[];
  /** Rows that hold and that a device may do without. */
  permitted: readonly FiredRow[];
  readonly undefinedRows: string[];
}

/** The answers of one stage, not to be changed. */
export interface StageAnswers {
  readonly fired: readonly FiredRow[];
  readonly permitted: readonly FiredRow[];
  readonly undefinedRows: readonly string[];
}

/** What a stage answers of which no row holds, as for most commands. It is shared, and so nothing is added to it. */
const NO_ANSWERS: Answers = Object.freeze({
  fired: Object.freeze([]) as never,
  permitted: Object.freeze([]) as never,
  undefinedRows: Object.freeze([]) as never,
});

/** Adds the answers of a stage to those that there are. */
export function addAnswers(answers: Answers, more: StageAnswers): void {
  if (more === NO_ANSWERS) return;
  answers.fired.push(...more.fired);
  answers.permitted = more.permitted;
  answers.undefinedRows.push(...more.undefinedRows);
}

/** Evaluates rows in one state. All that may hold are looked at: order has no meaning within a stage. The answers are not to be changed. */
export function answersOf(rows: RowSelection<PreparedStatusRow>, environment: Environment): StageAnswers {
  let answers = NO_ANSWERS;
  for (const { id, status, holds, isOptional } of rows.of(environment.fields)) {
    const result = holds(environment);
    if (result === false) continue;
    // What a device may do without leaves nothing open where it is undefined.
    if (isOptional && result !== true) continue;
    if (answers === NO_ANSWERS) answers = { fired: [], permitted: NO_ANSWERS.permitted, undefinedRows: [] };
    if (isOptional) answers.permitted = [...answers.permitted, { id, status }];
    else if (result === true) answers.fired.push({ id, status });
    else if (result === UNDEFINED) answers.undefinedRows.push(id);
  }
  return answers;
}
