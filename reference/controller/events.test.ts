import { expect, it } from 'vitest';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import type { EventType } from '../../codegen/model/model.ts';
import { eventOf } from './events.ts';

it('eventOf finds the event of a stimulus, or none where the model describes none', () => {
  const event: EventType = {
    name: 'All Is Over',
    raisedWhen: '',
    scope: 'each',
    stimulus: 'controller reset',
    effects: [],
    appliesTo: { name: 'XC', at: NOWHERE },
    section: 'test.md',
    table: 't',
    at: NOWHERE,
  };
  expect(eventOf({ events: [event] }, 'controller reset')).toBe(event);
  expect(eventOf({ events: [event] }, 'fetch fault')).toBeNull();
});
