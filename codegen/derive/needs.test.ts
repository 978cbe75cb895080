import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Needs } from './needs.ts';

const eventNamed = (name: string) => {
  const event = model.events.find((each) => each.name === name);
  if (!event) throw new Error(`Unexpected absence of ${name}`);
  return event;
};

it('asks for the limits in their order, once each, and for what an event depends on', () => {
  const needs = new Needs();
  needs.look(['MAXXC', 'FPTS']);
  needs.look(['MAXXC']);
  needs.bringAbout(eventNamed('Power Cycle'));
  needs.bringAbout(eventNamed('NVM Subsystem Reset'));
  needs.bringAbout(eventNamed('NVM Subsystem Reset'));
  expect(needs.predicates({ MAXXC: 3, FPTS: 1 })).toEqual([
    ['==', 'EXT.FPTS', 1],
    ['==', 'EXT.MAXXC', 3],
    ['==', 'CAP.NSSRS', 1],
  ]);
});
