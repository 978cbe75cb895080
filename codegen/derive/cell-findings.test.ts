import { describe, expect, it } from 'vitest';
import { named } from '../language/sample.ts';
import { NOWHERE } from '../model/fixtures.ts';
import type { Model } from '../model/model.ts';
import type { ResetCell } from '../model/reset.ts';
import { explore } from './explore.ts';
import type { Finding } from './finding.ts';
import { subjectOf } from './move.ts';
import { machine, withFlood } from './sample.ts';

/** A flood that a host brings about, with what it leaves of the boxes and the locks of shelves. */
function flooded(cells: Readonly<Record<'Boxes' | 'State', ResetCell>>): Model {
  const model = withFlood({ stimulus: { kind: 'reset', reset: 'conventional reset' } });
  const kind = (name: string, ...holds: string[]): Model['stateKinds'][number] => ({
    object: 'SH',
    name,
    holds: holds.map(named),
    description: '',
    section: 'test.md',
    at: NOWHERE,
  });
  return {
    ...model,
    transitions: model.transitions.filter(({ event }) => !event),
    stateKinds: [kind('Boxes', 'BOXES'), kind('State', 'STATE')],
    resets: [
      {
        id: 'SH-R1',
        object: 'SH',
        when: null,
        command: named('Flood'),
        event: true,
        cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, { cell, at: NOWHERE }])),
        at: NOWHERE,
      },
    ],
  };
}

const showing = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ cells = [] }) => cells.some(({ row }) => row === 'SH-R1'));

describe('cells of a Reset matrix', () => {
  it('are shown by what a host reads back, where that is enough', () => {
    const found = showing(explore(machine(flooded({ Boxes: 'kept', State: 'kept' }))).findings);
    const boxes = found.find(({ cells }) => cells?.some(({ names }) => names.has('BOXES')));
    expect(boxes?.move).toMatchObject({ kind: 'event', name: 'Flood' });
    expect(boxes?.prefix.map(subjectOf)).toContain('Create Shelf');
  });

  it.each(['kept', 'default'] as const)('are shown by the end of a command that would end otherwise: %s', (cell) => {
    const found = showing(explore(machine(flooded({ Boxes: 'n/a', State: cell }))).findings);
    const state = found.find(({ cells }) => cells?.some(({ names }) => names.has('STATE')));
    expect(state?.prefix.map(subjectOf).slice(-2)).toEqual(['Label Shelf', 'Flood']);
    const move = state?.move;
    if (!state || move?.kind !== 'command') throw new Error('Unexpected end without a command');
    const endsWith = (other: ResetCell): readonly string[] => {
      const device = machine(flooded({ Boxes: 'n/a', State: other }));
      for (const each of state.prefix) device.apply(each);
      return device.plane.evaluate(move.operation).fired.map(({ id }) => id);
    };
    expect(state.outcome?.fired.map(({ id }) => id)).toEqual(endsWith(cell));
    expect(endsWith('kept')).not.toEqual(endsWith('default'));
  });

  it('are looked for until something shows them on each device', () => {
    const refused: Finding[] = [];
    const holds = (finding: Finding): boolean => refused.push(finding) > 1;
    const [found] = showing(explore(machine(flooded({ Boxes: 'n/a', State: 'kept' })), { holds }).findings);
    expect(refused.length).toBe(2);
    expect(found).toBe(refused[1]);
  });

  it('of which the tables say nothing are not looked for', () => {
    expect(showing(explore(machine(flooded({ Boxes: 'n/a', State: 'new value' }))).findings)).toEqual([]);
  });
});
