import { describe, expect, it } from 'vitest';
import { named } from '../language/sample.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { explore } from './explore.ts';
import { subjectOf } from './move.ts';
import { machine, shelves, withFlood } from './sample.ts';

const RESET = { kind: 'reset', reset: 'conventional reset' } as const;

describe('explore', () => {
  const { findings } = explore(machine());
  const rows = findings.map(({ outcome }) => outcome?.fired.map(({ id }) => id).join(' '));

  it('goes as far as a row needs: two shelves until there is no room, and a locked one', () => {
    expect(findings[rows.indexOf('SH-C1')]?.prefix.map(subjectOf)).toEqual(['Create Shelf', 'Create Shelf']);
    expect(findings[rows.indexOf('SH-T1')]?.prefix.map(subjectOf)).toEqual(['Create Shelf', 'Label Shelf']);
  });

  it('goes the ways that people wrote down, for what it did not find itself', () => {
    const full = findings[rows.indexOf('SH-C1')];
    const way = [...(full?.prefix ?? []), ...(full ? [full.move] : [])];
    const shown = (ways: readonly (typeof way)[]) =>
      explore(machine(), { mostStates: 1, mostMore: 0, ways }).findings.find(
        ({ outcome }) => outcome?.fired.map(({ id }) => id).join(' ') === 'SH-C1',
      );
    expect(shown([])).toBeUndefined();
    expect(shown([way])).toMatchObject({ prefix: full?.prefix, move: full?.move });
  });

  it('brings events about that a host can bring about, and shows what they change', () => {
    const own = explore(machine(withFlood({ stimulus: RESET })));
    const [flood] = own.findings.filter(({ move }) => move.kind === 'event');
    expect(flood?.prefix.map(subjectOf)).toEqual(['Create Shelf']);
    expect(flood?.changes).toMatchObject([{ row: 'SH-T2', after: undefined }]);
    expect(findings.filter(({ move }) => move.kind === 'event')).toEqual([]);
  });

  it('tries both ends of a wait, and other commands while it lasts', () => {
    const model = shelves();
    const fire = { ...model.events[0], name: 'Fire' } as (typeof model.events)[number];
    const failure = { event: named('Fire'), status: named('Full') };
    const completes = { event: named('Flood'), when: null, durable: null, failure, at: NOWHERE };
    const commands = model.commands.map((each) => (each.name === 'Label Shelf' ? { ...each, completes } : each));
    const burnt = model.transitions.map((row) => (row.event ? { ...row, id: 'SH-T3', command: named('Fire') } : row));
    const transitions = [...model.transitions, ...burnt.filter(({ event }) => event)];
    const own = explore(machine({ ...model, commands, events: [...model.events, fire], transitions }));
    const ends = own.findings.filter(({ move }) => move.kind === 'release');
    expect(new Set(ends.flatMap(({ changes }) => changes.map(({ row }) => row)))).toEqual(new Set(['SH-T2', 'SH-T3']));
    const during = own.findings.filter(({ prefix }) => prefix.some((move) => move.kind === 'command' && move.held));
    expect(during.some(({ move }) => move.kind === 'command')).toBe(true);
  });
});
