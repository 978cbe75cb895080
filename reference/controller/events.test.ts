import { expect, it } from 'vitest';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import { eventOf } from './events.ts';

it('eventOf finds the event of a happening, or none where the model describes none', () => {
  const event = {
    name: 'Primary Reset',
    raisedWhen: '',
    scope: 'each' as const, stimulus: 'controller reset' as const, effects: [], appliesTo: { name: 'XC', at: NOWHERE },
    section: 'test.md',
    table: 't',
    at: NOWHERE,
  };
  expect(eventOf({ events: [event] }, 'controller-reset')).toBe('Primary Reset');
  expect(eventOf({ events: [] }, 'controller-reset')).toBeNull();
});
