import { expect, it } from 'vitest';
import { named } from '../language/sample.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { observers, writtenBy } from './observers.ts';
import { shelves } from './sample.ts';

it('looks through commands that return something', () => {
  expect(observers(shelves()).map(({ name }) => name)).toEqual(['Show Shelf']);
});

it('knows what a command and the event that it waits for may change', () => {
  const model = shelves();
  const completes = { event: named('Flood'), when: null, durable: null, failure: null, at: NOWHERE };
  const commands = model.commands.map((each) => (each.name === 'Label Shelf' ? { ...each, completes } : each));
  expect(writtenBy(model, 'Create Shelf')).toEqual(new Set(['LABEL', 'BOXES', 'PC.LAST', 'NEWID', 'NEWGEN', 'SH']));
  expect(writtenBy(model, 'Label Shelf')).toEqual(new Set(['BOXES', 'STATE']));
  expect(writtenBy({ ...model, commands }, 'Label Shelf')).toEqual(new Set(['BOXES', 'STATE', 'SH']));
});
