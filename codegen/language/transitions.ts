import type { Model, TransitionCell, TransitionRow } from '../model/model.ts';
import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import { withTarget } from './environment.ts';
import type { Preparation } from './prepare.ts';
import { unresolved } from './prepare.ts';
import type { Scopes } from './scope.ts';
import type { Answers } from './stages.ts';
import type { ObjectInstance } from './values.ts';
import { UNDEFINED } from './values.ts';
import type { World } from './world.ts';
import type { Writes } from './writes.ts';

/** A row of a State transitions matrix, ready to run. */
export interface PreparedTransition {
  readonly row: TransitionRow;
  readonly when: Closure;
  /** The attribute that holds the state. */
  readonly attribute: string;
  /** The value of each state, by enumerator, and back. */
  readonly valueOf: ReadonlyMap<string, number>;
  readonly cellOf: ReadonlyMap<number, TransitionCell>;
}

/** Makes the rows of the matrices ready. */
export function prepareTransitions(
  rows: readonly TransitionRow[],
  scopes: Scopes,
  preparation: Preparation,
): readonly PreparedTransition[] {
  return rows.map((row) => {
    const { attribute, valueOf } = stateAttribute(scopes.world, row);
    const cellOf = new Map(Object.entries(row.cells).map(([state, cell]) => [valueOf.get(state) ?? -1, cell]));
    return { row, when: preparation.condition(row.when, scopes.transition(row), row.id), attribute, valueOf, cellOf };
  });
}

/** The attribute that holds the state: the one whose Values table has the states of the matrix as enumerators. */
export function stateAttribute(
  world: World,
  row: TransitionRow,
): { readonly attribute: string; readonly valueOf: ReadonlyMap<string, number> } {
  const states = Object.keys(row.cells);
  for (const attribute of world.objects.get(row.object)?.attributes ?? []) {
    const type = world.attributeType(attribute);
    if (type.kind !== 'enumeration') continue;
    const valueOf = new Map(
      type.table.values.flatMap(({ enumerator, value }) => (enumerator === null ? [] : [[enumerator, value] as const])),
    );
    if (states.every((state) => valueOf.has(state))) return { attribute: attribute.mnemonic, valueOf };
  }
  throw unresolved(
    row.id,
    row.at,
    `Unexpected states ${states.join(', ')}, expected the values of an attribute of ${row.object}`,
  );
}

/** The cell for an object in its present state; `null` where the row's When does not hold. */
export function cellFor(
  transition: PreparedTransition,
  object: ObjectInstance,
  environment: Environment,
  undefinedRows: string[],
): TransitionCell | null {
  const { row, when, attribute, cellOf } = transition;
  const applies = when(environment.target === object ? environment : withTarget(environment, object));
  if (applies === UNDEFINED) undefinedRows.push(row.id);
  if (applies !== true) return null;
  const state = object.attributes[attribute];
  const cell = typeof state === 'number' ? cellOf.get(state) : undefined;
  if (cell === undefined)
    throw unresolved(
      row.id,
      row.at,
      `Unexpected state ${String(state)} of ${object.type}[${object.key}], expected one that the matrix has a column for`,
    );
  if (cell.kind === 'impossible')
    throw unresolved(
      row.id,
      row.at,
      `Unexpected ${row.command.name} in state ${String(state)}, which the matrix calls impossible`,
    );
  return cell;
}

/** Cells with a status answer a command like a row of Status conditions. */
export function answerTransitions(
  transitions: readonly PreparedTransition[],
  object: ObjectInstance,
  environment: Environment,
  answers: Answers,
): void {
  for (const transition of transitions) {
    const cell = cellFor(transition, object, environment, answers.undefinedRows);
    if (cell?.kind === 'status') answers.fired.push({ id: transition.row.id, status: cell.status.name });
  }
}

/** Moves an object to the next state, or removes it. */
export function runTransitions(
  transitions: readonly PreparedTransition[],
  object: ObjectInstance,
  environment: Environment,
  writes: Writes,
): void {
  for (const transition of transitions) {
    const cell = cellFor(transition, object, environment, []);
    const place = { object: object.type, key: object.key, row: transition.row.id };
    if (cell?.kind === 'gone')
      writes.add({ ...place, attribute: null, before: { ...object.attributes }, after: undefined });
    if (cell?.kind === 'state') {
      const { attribute, valueOf } = transition;
      writes.add({ ...place, attribute, before: object.attributes[attribute], after: valueOf.get(cell.state) });
    }
  }
}

/** The rows of a command or an event. */
export function rowsOf(model: Model, name: string, event: boolean): readonly TransitionRow[] {
  return model.transitions.filter((row) => row.event === event && row.command.name === name);
}
