import { expect, it } from 'vitest';
import { happenings } from './happenings.ts';
import { machine, withFlood } from './sample.ts';

it('has events that a host brings about, and none that nobody can', () => {
  expect(happenings(machine(withFlood({ stimulus: 'controller reset' })))).toEqual([{ kind: 'event', name: 'Flood' }]);
  expect(happenings(machine(withFlood({ stimulus: 'none' })))).toEqual([]);
  expect(happenings(machine(withFlood({ stimulus: 'fetch fault' })))).toEqual([]);
});
