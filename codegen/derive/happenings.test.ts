import { expect, it } from 'vitest';
import { happenings } from './happenings.ts';
import { machine, withFlood } from './sample.ts';

const RESET = { kind: 'reset', reset: 'conventional reset' } as const;

it('has events that a host brings about, and none that nobody can', () => {
  expect(happenings(machine(withFlood({ stimulus: RESET })))).toEqual([{ kind: 'event', name: 'Flood' }]);
  expect(happenings(machine(withFlood({ stimulus: { kind: 'none' } })))).toEqual([]);
  expect(happenings(machine(withFlood({ stimulus: { kind: 'fetch fault' } })))).toEqual([]);
});
