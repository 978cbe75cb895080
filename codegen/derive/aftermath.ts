import { lostBy, resetRowsOf } from '../language/resets.ts';
import type { EventType, Model } from '../model/model.ts';
import type { Predicate } from '../model/vector.ts';
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
