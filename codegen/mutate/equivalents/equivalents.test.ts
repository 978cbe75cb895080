import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import type { Model } from '../../model/model.ts';
import {
  effectRow,
  expression,
  mutantOf,
  reference,
  returnedRow,
  statusRow,
  switches,
  transitionRow,
} from '../fixtures.ts';
import { equivalence, RULES } from './equivalents.ts';

function ruleFor(model: Model, id: string): string | null {
  return equivalence(mutantOf(model, id), model, [{}])?.rule ?? null;
}

const target = {
  object: reference('X'),
  key: reference('NUM'),
  where: null,
  when: null,
  id: 'G-1',
  status: reference('Refused'),
  at: NOWHERE,
};
const gen = {
  name: 'GEN',
  type: { kind: 'range', low: expression('1'), high: expression('9') },
  where: expression('GEN != PC.LAST'),
  at: NOWHERE,
} as const;

it('every rule has a name of its own and says why', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { why } of RULES) expect(why).toMatch(/\.$/);
});

describe('unreachable-state', () => {
  const idle = switches({
    transitions: [transitionRow('T-1', 'Reset', { Off: 'gone', On: 'gone', Broken: 'gone' }, true)],
  });
  const moving = switches({
    transitions: [
      transitionRow('T-1', 'Reset', { Off: 'gone', On: 'gone', Broken: 'gone' }, true),
      transitionRow('T-2', 'Make', { Off: 'On', On: '–', Broken: '–' }),
    ],
  });

  it('explains a cell of a state that nothing leads to', () => {
    expect(ruleFor(idle, 'T-1:stays-on')).toBe('unreachable-state');
    expect(ruleFor(moving, 'T-1:stays-broken')).toBe('unreachable-state');
  });

  it('explains nothing of a state that an object begins in or comes to', () => {
    expect(ruleFor(idle, 'T-1:stays-off')).toBeNull();
    expect(ruleFor(moving, 'T-1:stays-on')).toBeNull();
  });

  it('takes an effect that sets the state into account', () => {
    const set = switches({ transitions: idle.transitions }, { effects: [effectRow('E-1', 'this.STATE', 'On')] });
    expect(ruleFor(set, 'T-1:stays-on')).toBeNull();
    expect(
      ruleFor(
        switches({ transitions: idle.transitions }, { effects: [effectRow('E-1', 'this.STATE', 'ACT')] }),
        'T-1:stays-on',
      ),
    ).toBeNull();
  });
});

it('idle-row: a row that changes nothing may as well be absent', () => {
  const model = switches({ transitions: [transitionRow('T-1', 'Make', { Off: '–', On: '–' })] });
  expect(ruleFor(model, 'T-1:drop')).toBe('idle-row');
  expect(ruleFor(model, 'T-1:gone-off')).toBeNull();
});

it('constant-attribute: a state that is always 0h need not be returned', () => {
  const transitions = [transitionRow('T-1', 'Reset', { Off: 'gone', On: 'gone' }, true)];
  const returned = [returnedRow('R-1', 'XINFO.C', 'this.STATE'), returnedRow('R-2', 'XINFO.A', 'this.A')];
  expect(ruleFor(switches({ transitions }, { target, returned }), 'R-1:drop')).toBe('constant-attribute');
  expect(ruleFor(switches({ transitions }, { target, returned }), 'R-2:drop')).toBeNull();
  const moved = [...transitions, transitionRow('T-2', 'Make', { Off: 'On', On: '–' })];
  expect(ruleFor(switches({ transitions: moved }, { target, returned }), 'R-1:drop')).toBeNull();
});

describe('success-implies-when', () => {
  const returned = [returnedRow('R-1', 'XINFO.A', 'NUM', 'ACT = On')];

  it('holds where a row refuses every other value', () => {
    const model = switches({}, { returned, conditions: [statusRow('C-1', 'ACT != On')] });
    expect(ruleFor(model, 'R-1:drop-when')).toBe('success-implies-when');
    expect(ruleFor(model, 'R-1:when-unequal')).toBeNull();
  });

  it('does not hold where another value may succeed, or the refusal has a condition of its own', () => {
    expect(ruleFor(switches({}, { returned }), 'R-1:drop-when')).toBeNull();
    const partly = switches({}, { returned, conditions: [statusRow('C-1', 'ACT != On', 'Refused', 'NUM = 1')] });
    expect(ruleFor(partly, 'R-1:drop-when')).toBeNull();
  });
});

describe('narrower-choice', () => {
  const model = switches({}, { choices: [gen] });

  it('explains a range within the text’s, and a first value that forbids more', () => {
    expect(ruleFor(model, 'make.chooses-gen:low-constant-plus-1')).toBe('narrower-choice');
    expect(ruleFor(model, 'make.chooses-gen:high-constant-minus-1')).toBe('narrower-choice');
    expect(ruleFor(model, 'PC.LAST:initial')).toBe('narrower-choice');
  });

  it('explains a reset that remembers more of what is not to be repeated, and none that remembers less', () => {
    const kinds = [
      { object: 'PC', name: 'Memory', holds: [reference('LAST')], description: '', section: 'test.md', at: NOWHERE },
    ];
    const row = (cell: 'kept' | 'default'): Model['resets'][number] => ({
      id: 'R-1',
      object: 'PC',
      when: null,
      command: reference('Reset'),
      event: true,
      cells: { Memory: { cell, at: NOWHERE } },
      at: NOWHERE,
    });
    const withReset = (cell: 'kept' | 'default'): Model => ({ ...model, stateKinds: kinds, resets: [row(cell)] });
    expect(ruleFor(withReset('default'), 'R-1:kept-memory')).toBe('narrower-choice');
    expect(ruleFor(withReset('kept'), 'R-1:default-memory')).toBeNull();
  });

  it('explains nothing that allows more', () => {
    expect(ruleFor(model, 'make.chooses-gen:low-constant-minus-1')).toBeNull();
    expect(ruleFor(model, 'make.chooses-gen:drop-where')).toBeNull();
    const read = switches({}, { choices: [gen], conditions: [statusRow('C-1', 'NUM = PC.LAST')] });
    expect(ruleFor(read, 'PC.LAST:initial')).toBeNull();
  });
});

it('own-value: a constant in the stead of a number that only the device knows', () => {
  const returned = [returnedRow('R-1', 'XINFO.A', 'PC.OWN'), returnedRow('R-2', 'XINFO.B', '7')];
  expect(ruleFor(switches({}, { returned }), 'R-1:value-of-other-field')).toBe('own-value');
  expect(ruleFor(switches({}, { returned }), 'R-1:drop')).toBe('own-value');
  const twice = [...returned, returnedRow('R-3', 'XINFO.A', 'PC.LAST', 'ACT = On')];
  expect(ruleFor(switches({}, { returned: twice }), 'R-1:drop')).toBeNull();
  const read = switches({}, { returned, conditions: [statusRow('C-1', 'NUM = PC.OWN')] });
  expect(ruleFor(read, 'R-1:value-of-other-field')).toBeNull();
});

it('same-meaning: operands the other way round', () => {
  const model = switches(
    {
      terms: [
        { name: 'Same', parameters: ['t', 'u'], definition: expression('t = u'), section: 'test.md', at: NOWHERE },
      ],
    },
    { conditions: [statusRow('C-1', 'Same(NUM, MAX)')] },
  );
  expect(ruleFor(model, 'C-1:swap-arguments')).toBe('same-meaning');
  expect(ruleFor(model, 'Same:unequal')).toBeNull();
});

describe('zero-row', () => {
  const zero = returnedRow('R-1', 'XINFO.A', '0', 'ACT = On');

  it('explains a 0 that is forgotten or said elsewhere', () => {
    expect(ruleFor(switches({}, { returned: [zero] }), 'R-1:drop')).toBe('zero-row');
    expect(ruleFor(switches({}, { returned: [zero] }), 'R-1:when-unequal')).toBe('zero-row');
  });

  it('explains a 0 of the completion, forgotten or returned in fewer cases', () => {
    const effects = [
      effectRow('E-1', 'CQE.A', '0', 'ACT in {Off, On}'),
      effectRow('E-2', 'CQE.A', '7', 'ACT = Broken'),
      effectRow('E-3', 'PC.LAST', '0', 'ACT in {Off, On}'),
    ];
    const model = switches({}, { effects });
    expect(ruleFor(model, 'E-1:drop')).toBe('zero-row');
    expect(ruleFor(model, 'E-1:when-drop-element')).toBe('zero-row');
    expect(ruleFor(model, 'E-1:when-negate-in')).toBeNull();
    expect(ruleFor(model, 'E-2:drop')).toBeNull();
    expect(ruleFor(model, 'E-3:drop')).toBeNull();
  });

  it('explains no 0 that comes to where another row writes the same bits under another name', () => {
    const effects = [effectRow('E-1', 'CQE.A', '0', 'ACT = On'), effectRow('E-2', 'CQE.B', '7', 'ACT = Off')];
    expect(ruleFor(switches({}, { effects }), 'E-1:when-unequal')).toBeNull();
    expect(ruleFor(switches({}, { effects: effects.slice(0, 1) }), 'E-1:when-unequal')).toBe('zero-row');
    const zeros = [effectRow('E-1', 'CQE.A', '0', 'ACT = On'), effectRow('E-2', 'CQE.B', '0', 'ACT = Off')];
    expect(ruleFor(switches({}, { effects: zeros }), 'E-1:when-unequal')).toBeNull();
    const returned = [zero, returnedRow('R-2', 'XOTHER.B', '0', 'ACT = Off')];
    expect(ruleFor(switches({}, { returned }), 'R-1:when-unequal')).toBeNull();
  });

  it('explains no 0 that comes to where another row gives a value, and no other number', () => {
    const both = [zero, returnedRow('R-2', 'XINFO.A', '7', 'ACT = Off')];
    expect(ruleFor(switches({}, { returned: both }), 'R-1:when-unequal')).toBeNull();
    expect(ruleFor(switches({}, { returned: both }), 'R-2:when-unequal')).toBeNull();
  });
});

describe('permitted-refusal', () => {
  const optional = (condition: string, status = 'Refused', when: string | null = 'ACT in {Off, On}') => ({
    ...statusRow('C-2', condition, status, when),
    isOptional: true as const,
  });
  const beside = (permit: ReturnType<typeof optional>): Model =>
    switches({}, { conditions: [statusRow('C-1', 'NUM + 1 > 5', 'Refused', 'ACT = On'), permit] });

  it('explains one value more that a device may refuse as well', () => {
    expect(ruleFor(beside(optional('NUM + 1 = 5')), 'C-1:constant-minus-1-2')).toBe('permitted-refusal');
    expect(ruleFor(beside(optional('NUM + 1 = 5')), 'C-1:greater-or-equal')).toBe('permitted-refusal');
  });

  it('explains the same for all rows that a term stands in', () => {
    const terms = [
      { name: 'Over', parameters: ['n'], definition: expression('NUM > n'), section: 'test.md', at: NOWHERE },
    ];
    const permit = { ...statusRow('C-2', 'NUM = MAX', 'Refused', 'ACT in {Off, On}'), isOptional: true as const };
    const rows = [statusRow('C-1', 'Over(MAX)', 'Refused', 'ACT = On'), permit];
    expect(ruleFor(switches({ terms }, { conditions: rows }), 'Over:greater-or-equal')).toBe('permitted-refusal');
    expect(ruleFor(switches({ terms }, { conditions: rows }), 'Over:less-or-equal')).toBeNull();
    const more = [...rows, statusRow('C-3', 'Over(ACT)', 'Refused')];
    expect(ruleFor(switches({ terms }, { conditions: more }), 'Over:greater-or-equal')).toBeNull();
  });

  it('explains no value less, and none that no row, another status or another case permits', () => {
    expect(ruleFor(beside(optional('NUM + 1 = 5')), 'C-1:constant-plus-1-2')).toBeNull();
    expect(ruleFor(beside(optional('NUM + 1 = 4')), 'C-1:constant-minus-1-2')).toBeNull();
    expect(ruleFor(beside(optional('NUM + 1 = 5', 'Busy')), 'C-1:constant-minus-1-2')).toBeNull();
    expect(ruleFor(beside(optional('NUM + 1 = 5', 'Refused', 'ACT = Off')), 'C-1:constant-minus-1-2')).toBeNull();
  });
});

describe('other-answer', () => {
  const row = statusRow('C-1', 'NUM in 2..5', 'Busy');
  const wide = statusRow('C-2', 'NUM not in {0, 9}', 'Refused', 'ACT in {Off, On}');
  const beside = (rows: Parameters<typeof statusRow>[], more: Partial<Model> = {}): Model =>
    switches(more, { precedence: 'any', conditions: rows.map((each) => statusRow(...each)) });

  it('explains a refusal that is forgotten or narrower where another row refuses as well', () => {
    const model = beside([
      ['C-1', 'NUM in 2..5', 'Busy', 'ACT = On'],
      ['C-2', 'NUM not in {0, 9}', 'Refused', 'ACT in {Off, On}'],
    ]);
    expect(ruleFor(model, 'C-1:drop')).toBe('other-answer');
    expect(ruleFor(model, 'C-1:constant-plus-1')).toBe('other-answer');
  });

  it('explains none that comes elsewhere, that the other row does not cover, or that is answered first', () => {
    const model = beside([
      ['C-1', 'NUM in 2..5', 'Busy', 'ACT = On'],
      ['C-2', 'NUM not in {0, 9}', 'Refused', 'ACT in {Off, On}'],
    ]);
    expect(ruleFor(model, 'C-1:constant-minus-1')).toBeNull();
    expect(ruleFor(model, 'C-1:drop-when')).toBeNull();
    expect(ruleFor(model, 'C-1:status')).toBeNull();
    expect(
      ruleFor(
        beside([
          ['C-1', 'NUM in 2..5', 'Busy'],
          ['C-2', 'NUM = 3'],
        ]),
        'C-1:drop',
      ),
    ).toBeNull();
    expect(
      ruleFor(switches({}, { precedence: 'ordered', conditions: [row, { ...wide, when: null }] }), 'C-1:drop'),
    ).toBeNull();
    const optional = { ...wide, when: null, isOptional: true as const };
    expect(ruleFor(switches({}, { precedence: 'any', conditions: [row, optional] }), 'C-1:drop')).toBeNull();
  });

  it('looks at every row that a term stands in', () => {
    const terms = [
      { name: 'Low', parameters: ['n'], definition: expression('n in 2..5'), section: 'test.md', at: NOWHERE },
    ];
    const model = beside(
      [
        ['C-1', 'Low(NUM)', 'Busy'],
        ['C-2', 'NUM != 0'],
      ],
      { terms },
    );
    expect(ruleFor(model, 'Low:constant-plus-1')).toBe('other-answer');
    const more = beside(
      [
        ['C-1', 'Low(NUM)', 'Busy'],
        ['C-2', 'NUM != 0'],
        ['C-3', 'Low(MAX)', 'Busy'],
      ],
      { terms },
    );
    expect(ruleFor(more, 'Low:constant-plus-1')).toBeNull();
  });
});

describe('never-returned', () => {
  it('explains no term that changes what is returned', () => {
    const terms = [
      { name: 'Twice', parameters: ['n'], definition: expression('n + 2'), section: 'test.md', at: NOWHERE },
    ];
    const returned = [returnedRow('R-1', 'XINFO.A', 'Twice(NUM)')];
    expect(ruleFor(switches({ terms }, { returned }), 'Twice:minus')).toBeNull();
  });

  it('explains a When that differs only where a row refuses', () => {
    const returned = [returnedRow('R-1', 'XINFO.A', '7', 'ACT = On and NUM in 1..MOST')];
    const refused = switches(
      {},
      { returned, conditions: [statusRow('C-1', 'NUM not in 1..MOST', 'Refused', 'ACT = On')] },
    );
    expect(ruleFor(refused, 'R-1:when-drop-right')).toBe('never-returned');
    expect(ruleFor(refused, 'R-1:when-constant-minus-1')).toBe('never-returned');
    expect(ruleFor(refused, 'R-1:when-limit-plus-1')).toBe('never-returned');
    expect(ruleFor(refused, 'R-1:when-limit-minus-1')).toBeNull();
    expect(ruleFor(refused, 'R-1:when-drop-left')).toBeNull();
    expect(ruleFor(switches({}, { returned }), 'R-1:when-drop-right')).toBeNull();
  });
});

it('same-object: an object by its name, or as the one that the row is about', () => {
  const returned = (when: string): Model =>
    switches(
      {},
      { returned: [returnedRow('R-1', 'XINFO.A', 'PC.OWN', when), returnedRow('R-2', 'XINFO.B', 'this.OWN')] },
    );
  expect(ruleFor(returned('this = PC and NUM = 1'), 'R-1:value-of-other-field')).toBe('same-object');
  expect(ruleFor(returned('this = PC or NUM = 1'), 'R-1:value-of-other-field')).toBeNull();
});
