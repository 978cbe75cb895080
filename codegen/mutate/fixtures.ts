import { parseValue } from '../language/parse.ts';
import type { Command, EffectRow, Reference, ReturnedRow, StatusRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import { command, field, model, NOWHERE, opcode, structure } from '../model/fixtures.ts';
import type { Attribute, Model, TransitionCell, TransitionRow } from '../model/model.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutate.ts';

/** An expression or a value for tests. */
export function expression(text: string): Expression {
  const result = parseValue(text, NOWHERE);
  if (!result.ok) throw new Error(result.error.message);
  return result.expression;
}

export function reference(name: string): Reference {
  return { name, at: NOWHERE };
}

export function statusRow(id: string, condition: string, status = 'Refused', when: string | null = null): StatusRow {
  return {
    id,
    when: when === null ? null : expression(when),
    condition: expression(condition),
    status: reference(status),
    at: NOWHERE,
  };
}

export function effectRow(id: string, place: string, value: string, when: string | null = null): EffectRow {
  return {
    id,
    when: when === null ? null : expression(when),
    place: expression(place),
    value: expression(value),
    at: NOWHERE,
  };
}

export function returnedRow(id: string, name: string, value: string, when: string | null = null): ReturnedRow {
  const [of = '', mnemonic = ''] = name.split('.');
  return {
    id,
    when: when === null ? null : expression(when),
    structure: reference(of),
    field: reference(mnemonic),
    value: expression(value),
    at: NOWHERE,
  };
}

/** `{ Off: '–', On: 'Off', Gone: 'gone' }` as a row of a matrix of X; a name in quotes marks is a status. */
export function transitionRow(
  id: string,
  name: string,
  cells: Readonly<Record<string, string>>,
  event = false,
): TransitionRow {
  const states = Object.keys(cells);
  const cellOf = (text: string): TransitionCell => {
    if (text === '–') return { kind: 'stays' };
    if (text === 'gone' || text === 'impossible') return { kind: text };
    return states.includes(text) ? { kind: 'state', state: text } : { kind: 'status', status: reference(text) };
  };
  return {
    id,
    object: 'X',
    command: reference(name),
    event,
    when: null,
    cells: Object.fromEntries(Object.entries(cells).map(([state, text]) => [state, cellOf(text)])),
    at: NOWHERE,
  };
}

function attribute(mnemonic: string, more: Partial<Attribute> = {}): Attribute {
  return {
    name: mnemonic,
    mnemonic,
    range: { kind: 'number', low: expression('0'), high: expression('255') },
    initial: null,
    reportedIn: null,
    description: '',
    at: NOWHERE,
    ...more,
  };
}

const status = (name: string, value: number): Model['statuses'][number] => ({
  name,
  value,
  assigned: true,
  description: '',
  section: 'test.md',
  table: 'statuses',
  at: NOWHERE,
});

/** A model with switches (X), one primary controller (PC), and a command Make that creates a switch. */
export function switches(parts: Partial<Model> = {}, make: Partial<Command> = {}): Model {
  const values = ['Off', 'On', 'Broken'].map((enumerator, value) => ({
    value,
    high: value,
    enumerator,
    description: '',
    at: NOWHERE,
  }));
  const fields = [
    field('OPC', 0, 8),
    field('ACT', 320, 8, { values: 'test.md#ACT' }),
    field('NUM', 336, 8),
    field('MAX', 344, 8),
  ];
  return model({
    statuses: [status('Success', 0), status('Refused', 2), status('Busy', 3)],
    profile: [opcode('Make', 0xe1)],
    limits: [
      { name: 'Most', mnemonic: 'MOST', minimum: 1, maximum: 9, description: '', section: 'test.md', at: NOWHERE },
      { name: 'Least', mnemonic: 'LEAST', minimum: 1, maximum: 9, description: '', section: 'test.md', at: NOWHERE },
    ],
    values: ['ACT', 'STATE'].map((mnemonic) => ({
      id: `test.md#${mnemonic}`,
      name: mnemonic,
      mnemonic,
      values,
      section: 'test.md',
      table: mnemonic,
      at: NOWHERE,
    })),
    structures: [structure('XINFO', 8, [field('A', 0, 16), field('B', 16, 16), field('C', 32, 8)])],
    objects: [
      {
        name: 'Switch',
        mnemonic: 'X',
        key: attribute('KEY', { range: { kind: 'key', low: 0, high: 9 } }),
        attributes: [
          attribute('STATE', { range: { kind: 'values', values: reference('STATE') }, initial: expression('Off') }),
          attribute('A'),
          attribute('B', { initial: expression('0') }),
        ],
        section: 'test.md',
        table: 'x',
        at: NOWHERE,
      },
      {
        name: 'Primary',
        mnemonic: 'PC',
        key: null,
        attributes: [attribute('OWN'), attribute('LAST', { initial: expression('0') })],
        section: 'test.md',
        table: 'pc',
        at: NOWHERE,
      },
    ],
    commands: [{ ...command('Make', fields), ...make }],
    ...parts,
  });
}

/** The mutant of that id. */
export function mutantOf(of: Model, id: string): Mutant {
  const all = [...mutants(of)];
  const found = all.find((mutant) => mutant.id === id);
  if (!found) throw new Error(`Unexpected ${id}, expected one of ${all.map((each) => each.id).join(', ')}`);
  return found;
}
