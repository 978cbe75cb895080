import type { EventType, Model } from './model.ts';
import type { DoorbellError } from './stimulus.ts';

/** The event that the tables describe for what a driver of an object does wrong with a doorbell; `null` for none. */
export function doorbellEvent(
  { events }: Pick<Model, 'events'>,
  error: DoorbellError,
  object: string,
): EventType | null {
  const found = events.find(
    ({ stimulus, appliesTo }) => stimulus.kind === 'ring' && stimulus.error === error && appliesTo.name === object,
  );
  return found ?? null;
}
