import type { EventType, Model } from '../../model/model.ts';
import { added, changed, removed } from '../facts.ts';
import { same, words } from '../plain.ts';

const eventsOf = (model: Model): readonly EventType[] => model.events;

/** An event that only the new version has. */
export const eventAdded = added('event-added', 'event', eventsOf);

/** An event that only the old version has. */
export const eventRemoved = removed('event-removed', 'event', eventsOf);

/** Another occasion, object or stimulus of an event. */
export const eventChanged = changed('event-changed', eventsOf, (before, after) => {
  const parts = (['raisedWhen', 'appliesTo', 'scope', 'stimulus'] as const)
    .filter((part) => !same(before[part], after[part]))
    .map((part) => `${NOUNS[part]} was ${words(before[part])}, now ${words(after[part])}`);
  return parts.length === 0 ? null : `event ${after.name}: ${parts.join('; ')}`;
});

const NOUNS = { raisedWhen: 'raised when', appliesTo: 'object', scope: 'scope', stimulus: 'stimulus' } as const;
