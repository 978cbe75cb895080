import type { Attribute, Model } from '../model/model.ts';
import type { ResetCell, ResetRow } from '../model/reset.ts';

/**
 * What a cell of a Reset matrix would say if it were wrong, as far as the tables run it: `kept` where something begins anew,
 * and the reverse. `null` for a cell that says nothing of its own, for a kind without attributes, for what has no initial
 * value or always has that, and for what goes with its object.
 */
export function oppositeCell(model: Model, row: ResetRow, kind: string): ResetCell | null {
  const cell = row.cells[kind]?.cell;
  if (cell === undefined || cell === 'n/a' || cell === 'new value') return null;
  const held = holdsOf(model, row, kind);
  const isExistence = held.includes(row.object);
  if (!isExistence && removesObject(model, row)) return null;
  const attributes = (model.objects.find(({ mnemonic }) => mnemonic === row.object)?.attributes ?? []).filter(
    ({ mnemonic }) => held.includes(mnemonic),
  );
  if (cell !== 'kept') return attributes.length > 0 || isExistence ? 'kept' : null;
  if (isExistence) return 'lost';
  if (attributes.length === 0 || attributes.some(({ initial }) => initial === null)) return null;
  // What begins as a limit of the device is that for good.
  const isLimit = ({ initial }: Attribute): boolean =>
    initial?.kind === 'name' && model.limits.some(({ mnemonic }) => mnemonic === initial.name);
  return attributes.every(isLimit) ? null : 'default';
}

/** The names that a kind of state holds. */
export function holdsOf({ stateKinds }: Model, { object }: Pick<ResetRow, 'object'>, kind: string): readonly string[] {
  const found = stateKinds.find((each) => each.object === object && each.name === kind);
  return (found?.holds ?? []).map(({ name }) => name);
}

function removesObject(model: Model, row: ResetRow): boolean {
  return Object.entries(row.cells).some(
    ([kind, { cell }]) => cell === 'lost' && holdsOf(model, row, kind).includes(row.object),
  );
}
