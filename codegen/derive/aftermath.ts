import { lostBy, resetRowsOf } from '../language/resets.ts';
import type { Model } from '../model/model.ts';
import type { ResetRow } from '../model/reset.ts';
import type { Stimulus } from '../model/stimulus.ts';
import { ENABLING } from '../model/vocabulary.ts';
import type { State, Value } from '../language/values.ts';

/** Whether an event leaves a primary controller that is not enabled. */
export function disables(model: Model, event: string): boolean {
  return resetRowsOf(model, event, true).some((row) => lostBy(model, row).has(ENABLING));
}

/** Whether an event, or what brings it about, changes the configuration space of the function. */
export function unconfigures(model: Model, event: string, stimulus: Stimulus): boolean {
  const own = new Set(model.registers.filter(({ space }) => space === 'configuration').map(({ mnemonic }) => mnemonic));
  if (stimulus.kind === 'write' && own.has(stimulus.register.name)) return true;
  return resetRowsOf(model, event, true).some((row) => [...lostBy(model, row)].some((name) => own.has(name)));
}

/** A kind of state that a row of a Reset matrix keeps, and that holds something in a state. */
export interface Kept {
  readonly row: string;
  readonly object: string;
  readonly kind: string;
}

/** What an event keeps of what there is in a state: only something that is not as it began can be seen to be kept. */
export function keptBy(model: Model, event: string, state: State, first: State): readonly Kept[] {
  return resetRowsOf(model, event, true).flatMap((row) =>
    keptKinds(row).flatMap((kind) => {
      const holds = model.stateKinds.find(({ object, name }) => object === row.object && name === kind)?.holds ?? [];
      const begun = first[row.object]?.get(0);
      const shows = [...(state[row.object]?.values() ?? [])].some(({ attributes }) =>
        holds.some(({ name }) => isOther(attributes[name], begun?.attributes[name])),
      );
      return shows ? [{ row: row.id, object: row.object, kind }] : [];
    }),
  );
}

function keptKinds({ cells }: ResetRow): readonly string[] {
  return Object.entries(cells).flatMap(([kind, { cell }]) => (cell === 'kept' ? [kind] : []));
}

/** Whether a value is not that of a device after power on; an object that a command created has none of those. */
function isOther(value: Value | undefined, first: Value | undefined): boolean {
  if (value === undefined) return false;
  if (value instanceof Map) return value.size !== (first instanceof Map ? first.size : 0);
  return value !== (first ?? 0) && value !== null;
}
