import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../model/fixtures.ts';
import type { EventType } from '../model/model.ts';
import {
  effectRow,
  expression,
  mutantOf,
  reference,
  returnedRow,
  statusRow,
  switches,
  transitionRow,
} from './fixtures.ts';
import { applyMutant, mutants } from './mutate.ts';

const model = switches(
  {
    terms: [{ name: 'Big', parameters: ['n'], definition: expression('n > MOST'), section: 'test.md', at: NOWHERE }],
    transitions: [transitionRow('T-1', 'Make', { Off: '–', On: 'Busy', Broken: 'gone' })],
  },
  {
    conditions: [statusRow('C-1', 'Big(NUM)'), statusRow('C-2', 'MAX = 3', 'Busy', 'ACT = On')],
    effects: [
      effectRow('E-1', 'X[new]', 'created'),
      effectRow('E-2', 'X[new].A', 'NUM'),
      effectRow('E-3', 'PC.LAST', 'NUM'),
    ],
    returned: [returnedRow('R-1', 'XINFO.A', 'this.A'), returnedRow('R-2', 'XINFO.B', 'this.B')],
    creates: { object: reference('X'), where: expression('new != PC.OWN'), at: NOWHERE },
    target: {
      object: reference('X'),
      key: reference('NUM'),
      where: expression('this.A = MAX'),
      when: expression('ACT = On'),
      id: 'G-1',
      status: reference('Refused'),
      at: NOWHERE,
    },
    choices: [
      {
        name: 'GEN',
        type: { kind: 'range', low: expression('1'), high: expression('9') },
        where: expression('GEN != PC.LAST'),
        at: NOWHERE,
      },
    ],
  },
);
const ids = [...mutants(model)].map(({ id }) => id);

describe('mutants', () => {
  it('have ids of their own', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    'C-1:drop',
    'C-1:negate',
    'C-1:status',
    'C-2:when-unequal',
    'C-2:drop-when',
    'E-2:zero',
    'E-3:drop',
    'R-1:value-of-other-field',
    'G-1:status',
    'G-1:key-other-field',
    'G-1:where-unequal',
    'G-1:drop-when',
    'make.creates:drop-where',
    'make.chooses-gen:low-constant-plus-1',
    'make.chooses-gen:where-equal',
    'T-1:stays-on',
    'T-1:state-off',
    'T-1:gone-off',
    'T-1:status-broken',
    'Big:greater-or-equal',
    'X.STATE:initial',
    'PC.LAST:initial',
  ])('include %s', (id) => {
    expect(ids).toContain(id);
  });

  it('leave out what says the same, and what is no device', () => {
    expect(ids).not.toContain('E-1:drop');
    expect(ids).not.toContain('E-2:drop');
    expect(ids).not.toContain('T-1:stays-off');
    expect(ids).not.toContain('T-1:gone-broken');
  });

  it('change one row and share the rest', () => {
    const { model: changed, change, at } = mutantOf(model, 'C-2:unequal');
    expect(change).toEqual({ from: 'MAX = 3', to: 'MAX != 3' });
    expect(at).toBe(NOWHERE);
    expect(changed.commands[0]?.conditions[0]).toBe(model.commands[0]?.conditions[0]);
    expect(changed.objects).toBe(model.objects);
  });

  it('leave out terms that only say what a device may do without', () => {
    const conditions = [{ ...statusRow('C-1', 'Big(NUM)'), isOptional: true as const }];
    const free = [...mutants({ ...model, ...switches({ terms: model.terms }, { conditions }) })];
    expect(free.filter(({ row }) => row === 'Big' || row === 'C-1')).toEqual([]);
  });

  it('of a term are read by the rows that use it', () => {
    expect(mutantOf(model, 'Big:less-or-equal')).toMatchObject({ row: 'Big', readers: ['C-1'], subjects: ['Make'] });
  });

  it('of an initial value concern the commands that create and move the object', () => {
    expect(mutantOf(model, 'X.STATE:initial').subjects).toEqual(['Make']);
  });
});

it('mutates the effects of events, where events have them', () => {
  const event: EventType = {
    name: 'Alarm',
    raisedWhen: '',
    appliesTo: reference('X'),
    scope: 'each',
    stimulus: { kind: 'none' },
    dependsOn: null,
    section: 'test.md',
    table: 'alarm',
    at: NOWHERE,
    effects: [effectRow('V-1', 'this.B', '1')],
  };
  const with1 = switches({ events: [event] });
  expect(mutantOf(with1, 'V-1:drop')).toMatchObject({ subjects: ['Alarm'], class: 'row' });
  expect([...mutants(with1)].map(({ id }) => id)).toContain('V-1:constant-plus-1');
});

it('says which mutants a row has', () => {
  expect(() => applyMutant(model, 'C-1:dorp')).toThrow(/^Unexpected mutant C-1:dorp, expected one of C-1:drop, /);
  expect(() => applyMutant(model, 'C-9:drop')).toThrow('expected ROW:OPERATOR');
});
