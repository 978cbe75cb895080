import type { ResetCell, ResetRow } from '../model/reset.ts';
import type { Attribute, Model } from '../model/model.ts';
import type { Change } from './mutant.ts';
import { whenChanges } from './rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Changes to a row of a Reset matrix: the row forgotten, its When, and for each cell `kept` where something begins anew,
 * and the reverse. Kinds without an attribute make no mutant: their cells are not run by the tables. What has no initial
 * value cannot begin anew.
 */
export function* resetChanges(model: Model, row: ResetRow, names: Vocabulary): Generator<Change<ResetRow | null>> {
  yield { operator: 'drop', class: 'row', from: row.command.name, to: 'nothing', changed: null };
  const removed = model.stateKinds.some(
    ({ object, name, holds }) =>
      object === row.object && row.cells[name]?.cell === 'lost' && holds.some((held) => held.name === object),
  );
  for (const [kind, { cell, at }] of Object.entries(row.cells)) {
    const other = otherCell(model, row, kind, cell);
    const isExistence = holdsOf(model, row, kind).includes(row.object);
    if (other === null || (removed && !isExistence)) continue;
    const cells = { ...row.cells, [kind]: { cell: other, at } };
    const operator = `${other}-${kind.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    yield { operator, class: 'matrix', from: `${kind}: ${cell}`, to: other, changed: { ...row, cells } };
  }
  yield* whenChanges(row, names);
}

function holdsOf({ stateKinds }: Model, { object }: ResetRow, kind: string): readonly string[] {
  const found = stateKinds.find((each) => each.object === object && each.name === kind);
  return (found?.holds ?? []).map(({ name }) => name);
}

function otherCell(model: Model, row: ResetRow, kind: string, cell: ResetCell): ResetCell | null {
  if (cell === 'n/a' || cell === 'new value') return null;
  const held = holdsOf(model, row, kind);
  const attributes = (model.objects.find(({ mnemonic }) => mnemonic === row.object)?.attributes ?? []).filter(
    ({ mnemonic }) => held.includes(mnemonic),
  );
  if (cell !== 'kept') return attributes.length > 0 || held.includes(row.object) ? 'kept' : null;
  if (held.includes(row.object)) return 'lost';
  if (attributes.length === 0 || attributes.some(({ initial }) => initial === null)) return null;
  // What begins as a limit of the device is that for good.
  const isLimit = ({ initial }: Attribute): boolean =>
    initial?.kind === 'name' && model.limits.some(({ mnemonic }) => mnemonic === initial.name);
  return attributes.every(isLimit) ? null : 'default';
}
