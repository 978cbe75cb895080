import { lostBy, resetRowsOf } from '../language/resets.ts';
import type { EventType, Model } from '../model/model.ts';
import type { Predicate } from '../model/vector.ts';
import type { ResetCell } from '../model/reset.ts';
import type { Stimulus } from '../model/stimulus.ts';
import { ENABLING } from '../model/vocabulary.ts';

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

/** What a device has to have so that a host can bring an event about. */
export function requiredBy({ dependsOn }: Pick<EventType, 'dependsOn'>): readonly Predicate[] {
  return dependsOn === null ? [] : [['==', `${dependsOn.register.name}.${dependsOn.field.name}`, 1]];
}

/** Whether a field only stops what goes on when the field is written again: an event says so that takes nothing away. */
export function stopsOnly(model: Model, register: string, field: string): boolean {
  const events = model.events.filter(
    ({ stimulus }) => stimulus.kind === 'write' && stimulus.register.name === register && stimulus.field.name === field,
  );
  const rows = events.flatMap(({ name }) => resetRowsOf(model, name, true));
  return rows.length > 0 && rows.every(({ cells }) => Object.values(cells).every(({ cell }) => isKept(cell)));
}

function isKept(cell: ResetCell): boolean {
  return cell === 'kept' || cell === 'n/a';
}
