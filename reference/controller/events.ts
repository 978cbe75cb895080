import type { EventType, Model } from '../../codegen/model/model.ts';
import type { Stimulus } from '../../codegen/model/stimulus.ts';

/** The event that the tables describe for a fault of an admin submission queue; `null` where they describe none. */
export function fetchFaultEvent(model: Pick<Model, 'events'>): EventType | null {
  return model.events.find(({ stimulus }) => stimulus.kind === 'fetch fault') ?? null;
}

/** The event of a reset that no register starts. */
export function deviceResetEvent(
  model: Pick<Model, 'events'>,
  reset: Extract<Stimulus, { kind: 'reset' }>['reset'],
): EventType | null {
  return model.events.find(({ stimulus }) => stimulus.kind === 'reset' && stimulus.reset === reset) ?? null;
}

/** The name of an event. @throws RangeError where the tables describe none of that name. */
export function eventNamed({ events }: Pick<Model, 'events'>, name: string): string {
  if (events.some((event) => event.name === name)) return name;
  throw new RangeError(`Unexpected event ${name}, expected one of ${events.map((event) => event.name).join(', ')}`);
}

/** A field of a register as a host has written it: its value before, what was written, and its value now. */
export interface WrittenField {
  readonly register: string;
  readonly field: string;
  readonly before: number;
  readonly written: number;
  readonly after: number;
}

/**
 * The events that a host brings about by a write: it leaves a field with the last value of the stimulus and did not find
 * it so, or writes that value to a field that does not keep it.
 */
export function writeEvents(model: Pick<Model, 'events'>, write: WrittenField): readonly EventType[] {
  return model.events.filter(({ stimulus }) => {
    if (stimulus.kind !== 'write' || stimulus.register.name !== write.register || stimulus.field.name !== write.field)
      return false;
    const last = stimulus.values.at(-1);
    const previous = stimulus.values.at(-2);
    if (write.written !== last) return false;
    if (write.after !== write.written) return true;
    return previous === undefined ? write.before !== last : write.before === previous;
  });
}
