import type { EventType, Model, Stimulus } from '../../codegen/model/model.ts';

/** The event that the tables describe for a stimulus; `null` where they describe none. */
export function eventOf(model: Pick<Model, 'events'>, stimulus: Exclude<Stimulus, 'none'>): EventType | null {
  return model.events.find((event) => event.stimulus === stimulus) ?? null;
}
