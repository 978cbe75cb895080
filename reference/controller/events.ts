import type { Model } from '../../codegen/model/model.ts';

/** What happens to the device that no command asks for, and the name that an Event table gives it. */
const eventNames = {
  /** CC.EN changes from 1b to 0b. */
  'controller-reset': 'Primary Reset',
} as const;

/** Something that happens in the data plane. */
export type Happening = keyof typeof eventNames;

/** The event of the model for a happening; `null` where the model describes none. */
export function eventOf(model: Pick<Model, 'events'>, happening: Happening): string | null {
  const name = eventNames[happening];
  return model.events.some((event) => event.name === name) ? name : null;
}
