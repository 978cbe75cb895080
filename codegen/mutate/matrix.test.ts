import { expect, it } from 'vitest';
import { switches, transitionRow } from './fixtures.ts';
import { transitionChanges } from './matrix.ts';
import { NO_NAMES } from './vocabulary.ts';

function changesOf(cells: Readonly<Record<string, string>>, event = false): string[] {
  const row = transitionRow('T-1', 'Make', cells, event);
  return [...transitionChanges(switches(), row, NO_NAMES)].map(
    ({ operator, from, to }) => `${operator}: ${from} > ${to}`,
  );
}

it('puts something else into each cell', () => {
  expect(changesOf({ Off: 'On', On: 'Busy' })).toEqual([
    'drop: Make > nothing',
    'stays-off: Off: On > –',
    'gone-off: Off: On > gone',
    'status-off: Off: On > Refused',
    'stays-on: On: Busy > –',
    'state-on: On: Busy > Off',
    'gone-on: On: Busy > gone',
    'status-on: On: Busy > Refused',
  ]);
});

it('gives no status to an event, and leaves impossible cells alone', () => {
  expect(changesOf({ Off: 'impossible', On: '–', Broken: 'gone' }, true)).toEqual([
    'drop: Make > nothing',
    'state-on: On: – > Broken',
    'gone-on: On: – > gone',
    'stays-broken: Broken: gone > –',
    'state-broken: Broken: gone > Off',
  ]);
});
