import { print } from '../../language/print.ts';
import type { Model, TransitionCell, TransitionRow } from '../../model/model.ts';
import type { ChangeKind } from '../change.ts';
import { pairs } from '../pairs.ts';
import { same } from '../plain.ts';
import { type RowFact, rowKinds, whenText } from '../rows.ts';

function rowsOf(model: Model): readonly RowFact[] {
  return model.transitions.map((row) => ({
    id: row.id,
    subject: `${row.object} states`,
    of: row.command.name,
    row,
    text: whenText(row.when && print(row.when), `${row.event ? 'event ' : ''}${row.command.name}`),
  }));
}

const [transitionAdded, transitionRemoved, transitionChanged] = rowKinds(
  'transition',
  (model) => rowsOf(model).map((fact) => ({ ...fact, row: { ...fact.row, cells: null } })),
  { added: 'breaking', removed: 'breaking', changed: 'breaking' },
);

/** Another cell of the matrix: what a command or event does in one state; also for a state that came or went. */
export const transitionCellChanged: ChangeKind = {
  kind: 'transition-cell-changed',
  find: ({ a, b }) =>
    pairs(a.transitions, b.transitions, ({ id }) => id).both.flatMap(([before, after]) =>
      statesOf(before, after)
        .filter((state) => !same(before.cells[state] ?? null, after.cells[state] ?? null))
        .map((state) => ({
          impact: before.cells[state] === undefined ? ('compatible' as const) : ('breaking' as const),
          message: `${after.object} states: ${after.id}, ${after.command.name} in state ${state} was ${cellText(before.cells[state])}, now ${cellText(after.cells[state])}`,
          requirements: [after.id],
          at: after.at,
          version: 'b' as const,
        })),
    ),
};

function statesOf(...rows: readonly TransitionRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
}

function cellText(cell: TransitionCell | undefined): string {
  if (cell === undefined) return 'no state';
  if (cell.kind === 'stays') return 'to stay';
  if (cell.kind === 'state') return cell.state;
  return cell.kind === 'status' ? cell.status.name : cell.kind;
}

/** A row of the matrix that came, went or is for another command, event or condition. */
export const transitionKinds = [transitionAdded, transitionRemoved, transitionChanged, transitionCellChanged].filter(
  (kind) => kind !== undefined,
);
