import type { Model, TransitionCell, TransitionRow } from '../model/model.ts';
import type { Change } from './mutant.ts';
import { otherStatus, whenChanges } from './rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Changes to a row of a State transitions matrix: the row forgotten, its When, and for each cell what it could hold instead:
 * `–`, the next other state, `gone`, another status. A cell that names the state of its own column says the same as `–`, and
 * `impossible` is an assumption about what raises an event: neither makes a mutant.
 */
export function* transitionChanges(
  model: Model,
  row: TransitionRow,
  names: Vocabulary,
): Generator<Change<TransitionRow | null>> {
  yield { operator: 'drop', class: 'row', from: row.command.name, to: 'nothing', changed: null };
  for (const [state, cell] of Object.entries(row.cells)) {
    if (cell.kind === 'impossible') continue;
    for (const [operator, other] of otherCells(model, row, state, cell))
      yield {
        operator: `${operator}-${state.toLowerCase()}`,
        class: 'matrix',
        from: `${state}: ${textOf(cell)}`,
        to: textOf(other),
        changed: { ...row, cells: { ...row.cells, [state]: other } },
      };
  }
  yield* whenChanges(row, names);
}

function* otherCells(
  model: Model,
  row: TransitionRow,
  state: string,
  cell: TransitionCell,
): Generator<readonly [operator: string, cell: TransitionCell]> {
  const stays = cell.kind === 'stays' || (cell.kind === 'state' && cell.state === state);
  if (!stays) yield ['stays', { kind: 'stays' }];
  const states = Object.keys(row.cells);
  const from = states.indexOf(cell.kind === 'state' ? cell.state : state);
  const next = [...states.slice(from + 1), ...states.slice(0, from)].find((each) => each !== state);
  if (next !== undefined) yield ['state', { kind: 'state', state: next }];
  if (cell.kind !== 'gone') yield ['gone', { kind: 'gone' }];
  if (row.event) return;
  const given = cell.kind === 'status' ? cell.status : null;
  const name = otherStatus(model, given?.name ?? '');
  yield ['status', { kind: 'status', status: { name, at: given?.at ?? row.at } }];
}

function textOf(cell: TransitionCell): string {
  switch (cell.kind) {
    case 'stays':
      return '–';
    case 'state':
      return cell.state;
    case 'status':
      return cell.status.name;
    case 'gone':
    case 'impossible':
      return cell.kind;
  }
}
