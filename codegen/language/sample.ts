import type { Command, StatusRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import { NOWHERE, command, field, structure } from '../model/fixtures.ts';
import type { Field, ValuesTable } from '../model/layout.ts';
import type { Attribute, AttributeRange, Model, TransitionCell } from '../model/model.ts';
import type { ParseResult } from './parse.ts';
import { parseExpression, parsePlace, parseValue } from './parse.ts';

/** An expression for tests; throws where it does not parse. */
export function expression(text: string): Expression {
  return parsed(parseExpression(text, NOWHERE));
}

/** A command of a model, for tests. */
export function commandNamed(model: Model, name: string): Command {
  const found = model.commands.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no command ${name}`);
  return found;
}

/** A small specification of shelves that hold boxes, made by hand: every construct of the language has a use. */
export function sampleModel(): Model {
  const commands = [createShelf(), labelShelf(), showShelf()];
  return {
    document: {
      title: 'Sample',
      version: '1.0.0',
      type: 'BASE',
      project: 'Test',
      authors: [],
      status: 'draft',
      prefix: 'SH',
    },
    sections: [],
    tables: [],
    layouts: [],
    requirementIndex: [],
    registers: [],
    requirements: [],
    scenarios: [],
    blocks: [],
    mentions: [],
    terminology: [],
    evidence: [],
    passages: [],
    statuses: [],
    profile: commands.map(({ name }, i) => ({
      table: 'opcodes',
      space: 'admin-opcode',
      name,
      standard: null,
      value: 0xe0 + i,
      section: 'test.md',
      at: NOWHERE,
    })),
    limits: [limit('MAXSH', 1, 100), limit('BOXMAX', 1, 16), limit('HEAVY', 0, 1)],
    values: [
      values('KIND', ['Paper', 'Glass', 'Lead']),
      values('SHSTATE', ['Open', 'Locked']),
      values('ACT', ['Put', 'Take', 'Lock']),
    ],
    structures: [
      structure('SQE', 64, commonFields()),
      structure('BOX', 4, [field('WEIGHT', 0, 16), field('KIND', 16, 8, { values: 'test.md#KIND' })]),
      structure('LIST', 8, [
        field('LABEL', 0, 32, { format: 'ascii' }),
        field('BOXES', 64, 32, { format: 'list', entry: 'BOX' }),
      ]),
      structure('SHELF', 8, [
        field('SHID', 0, 16),
        field('NBOX', 16, 16),
        field('LIGHT', 64, 32, { format: 'list', entry: 'SPOT' }),
      ]),
      structure('SPOT', 4, [field('POS', 0, 16), field('WEIGHT', 16, 16)]),
    ],
    objects: [
      {
        ...table('PC'),
        key: null,
        attributes: [attribute('NAME', { kind: 'bytes', size: 4, format: 'ascii' }), attribute('LAST', total(), '0')],
      },
      {
        ...table('SH'),
        key: attribute('SHID', { kind: 'key', low: 0, high: 99 }),
        attributes: [
          attribute('STATE', { kind: 'values', values: named('SHSTATE') }, 'Open'),
          attribute('LABEL', { kind: 'bytes', size: 4, format: 'ascii' }),
          attribute(
            'BOXES',
            {
              kind: 'map',
              element: { kind: 'record', structure: named('BOX'), optional: true },
              sparse: true,
              low: expression('0'),
              high: expression('BOXMAX - 1'),
            },
            'none',
          ),
          attribute('NEXT', { kind: 'reference', object: named('SH'), optional: true }, 'none'),
        ],
      },
    ],
    terms: [
      term('IsHeavy', ['b'], 'b.KIND = Lead or b.WEIGHT > 100'),
      term('SameKind', ['b', 'd'], 'b.KIND = d.KIND'),
      term('Free', [], 'MAXSH - count(SH)'),
    ],
    common: [
      { ...status('NB-1', 'reserved OPC', 'Bad Opcode'), stage: 'allowed' },
      { ...status('NB-2', 'FUSE != 0', 'Bad Field'), stage: 'allowed' },
      { ...status('NB-3', 'reserved FIELD', 'Bad Field'), stage: 'command' },
    ],
    commands,
    asynchronousEvents: [],
    events: [
      {
        name: 'Flood',
        scope: 'each',
        stimulus: { kind: 'none' },
        dependsOn: null,
        effects: [],
        raisedWhen: 'it rains',
        appliesTo: named('SH'),
        section: 'test.md',
        table: 'flood',
        at: NOWHERE,
      },
    ],
    transitions: [
      transition('SH-T1', 'Label Shelf', 'ACT = Lock', {
        Open: { kind: 'state', state: 'Locked' },
        Locked: { kind: 'status', status: named('Is Locked') },
      }),
      { ...transition('SH-T2', 'Flood', null, { Open: { kind: 'gone' }, Locked: { kind: 'stays' } }), event: true },
    ],
    allowed: [],
    stateKinds: [],
    resets: [],
    invariants: [{ id: 'SH-I1', invariant: expression('count(SH) <= MAXSH'), section: 'test.md', at: NOWHERE }],
  };
}

/** Limits for a device of the sample. */
export const SAMPLE_LIMITS = { MAXSH: 3, BOXMAX: 4, HEAVY: 0 };

/** `NAME` of the sample's primary object: "MAIN". */
export const SAMPLE_ATTRIBUTES = { PC: { NAME: '4d41494e' } };

function createShelf(): Command {
  return {
    ...command(
      'Create Shelf',
      [...commonFields(), field('NB', 320, 16)],
      [field('NEWID', 0, 16), field('NEWGEN', 16, 16)],
    ),
    transfer: {
      direction: 'host-to-controller',
      structure: named('LIST'),
      list: { field: named('BOXES'), count: expression('NB') },
      length: null,
      from: null,
      definedWhen: expression('NB <= BOXMAX'),
      at: NOWHERE,
    },
    creates: { object: named('SH'), where: expression('new != 0'), at: NOWHERE },
    choices: [
      {
        name: 'GEN',
        type: { kind: 'range', low: expression('1'), high: expression('FFh') },
        where: expression('GEN != PC.LAST[new]'),
        at: NOWHERE,
      },
    ],
    conditions: [
      status('SH-C1', 'count(SH) >= MAXSH', 'Full'),
      status('SH-C2', 'NB > BOXMAX', 'Bad Field'),
      status('SH-C3', 'malformed LABEL or exists s in SH where s.LABEL = LABEL', 'Bad Label', 'LABEL != 0'),
      status('SH-C4', 'exists b in BOXES where IsHeavy(b)', 'Too Heavy', 'HEAVY = 0'),
    ],
    effects: [
      effect('SH-E1', 'SH[new]', 'created'),
      effect('SH-E2', 'SH[new].LABEL', 'LABEL', 'LABEL != 0'),
      effect('SH-E3', 'SH[new].LABEL', 'PC.NAME', 'LABEL = 0'),
      effect('SH-E4', 'SH[new].BOXES', 'BOXES'),
      effect('SH-E5', 'PC.LAST[new]', 'GEN'),
      effect('SH-E6', 'CQE.NEWID', 'new'),
      effect('SH-E7', 'CQE.NEWGEN', 'GEN'),
    ],
  };
}

function labelShelf(): Command {
  return {
    ...command('Label Shelf', [
      ...commonFields(),
      field('SHID', 320, 16),
      field('ACT', 336, 8, { values: 'test.md#ACT' }),
      field('POS', 344, 8),
    ]),
    target: {
      object: named('SH'),
      key: named('SHID'),
      where: null,
      when: null,
      id: 'SH-L1',
      status: named('No Shelf'),
      at: NOWHERE,
    },
    conditions: [
      status('SH-L2', 'exists this.BOXES[POS]', 'In Use', 'ACT = Put'),
      status('SH-L3', 'not exists this.BOXES[POS]', 'Not There', 'ACT = Take'),
      status('SH-L4', 'POS >= BOXMAX', 'Bad Field', 'ACT in {Put, Take}'),
    ],
    effects: [
      effect('SH-L5', 'this.BOXES[POS]', 'BOX(POS + 1, Glass)', 'ACT = Put'),
      effect('SH-L6', 'this.BOXES[POS]', 'none', 'ACT = Take'),
    ],
  };
}

function showShelf(): Command {
  return {
    ...command('Show Shelf', [...commonFields(), field('SHID', 320, 16), field('NUMD', 352, 8, { zeroBased: true })]),
    transfer: {
      direction: 'controller-to-host',
      structure: null,
      list: null,
      length: expression('entries(NUMD) * 4'),
      from: null,
      definedWhen: null,
      at: NOWHERE,
    },
    target: {
      object: named('SH'),
      key: named('SHID'),
      where: expression('this.STATE = Open'),
      when: null,
      id: 'SH-S1',
      status: named('No Shelf'),
      at: NOWHERE,
    },
    returned: [
      returned('SH-S2', 'SHID', 'this.SHID'),
      returned('SH-S3', 'NBOX', 'count(this.BOXES)'),
      returned('SH-S4', 'LIGHT', 'SPOT(index(b), b.WEIGHT) for b in this.BOXES where b.WEIGHT <= 50'),
    ],
  };
}

/** What the queue entry of every command of the sample has. */
export function commonFields(): Field[] {
  return [field('OPC', 0, 8), field('FUSE', 8, 2), field('NSID', 32, 32)];
}

/** A reference for tests. */
export function named(name: string): { readonly name: string; readonly at: typeof NOWHERE } {
  return { name, at: NOWHERE };
}

function table(mnemonic: string): {
  name: string;
  mnemonic: string;
  section: string;
  table: string;
  at: typeof NOWHERE;
} {
  return { name: mnemonic, mnemonic, section: 'test.md', table: mnemonic, at: NOWHERE };
}

function limit(mnemonic: string, minimum: number, maximum: number): Model['limits'][number] {
  return { name: mnemonic, mnemonic, minimum, maximum, description: '', section: 'test.md', at: NOWHERE };
}

function values(mnemonic: string, enumerators: readonly string[]): ValuesTable {
  const rows = enumerators.map((enumerator, value) => ({
    value,
    high: value,
    enumerator,
    description: '',
    at: NOWHERE,
  }));
  return {
    id: `test.md#${mnemonic}`,
    values: [...rows, { value: enumerators.length, high: 255, enumerator: null, description: '', at: NOWHERE }],
    ...table(mnemonic),
  };
}

/** An attribute for tests. */
export function attribute(mnemonic: string, range: AttributeRange, initial: string | null = null): Attribute {
  return {
    name: mnemonic,
    mnemonic,
    range,
    initial: initial === null ? null : expression(initial),
    reportedIn: null,
    description: '',
    at: NOWHERE,
  };
}

function total(): AttributeRange {
  return {
    kind: 'map',
    element: { kind: 'number', low: expression('0'), high: expression('FFh') },
    sparse: false,
    low: expression('0'),
    high: expression('99'),
  };
}

function term(name: string, parameters: readonly string[], definition: string): Model['terms'][number] {
  return { name, parameters, definition: expression(definition), section: 'test.md', at: NOWHERE };
}

/** A row of Status conditions for tests. */
export function status(id: string, condition: string, name: string, when: string | null = null): StatusRow {
  return {
    id,
    when: when === null ? null : expression(when),
    condition: expression(condition),
    status: named(name),
    at: NOWHERE,
  };
}

/** A row of Effects for tests. */
export function effect(
  id: string,
  place: string,
  value: string,
  when: string | null = null,
): Command['effects'][number] {
  return {
    id,
    when: when === null ? null : expression(when),
    place: parsed(parsePlace(place, NOWHERE)),
    value: parsed(parseValue(value, NOWHERE)),
    at: NOWHERE,
  };
}

function returned(id: string, name: string, value: string): Command['returned'][number] {
  return {
    id,
    when: null,
    structure: named('SHELF'),
    field: named(name),
    value: parsed(parseValue(value, NOWHERE)),
    at: NOWHERE,
  };
}

function transition(
  id: string,
  name: string,
  when: string | null,
  cells: Readonly<Record<string, TransitionCell>>,
): Model['transitions'][number] {
  return {
    id,
    when: when === null ? null : expression(when),
    object: 'SH',
    command: named(name),
    event: false,
    cells,
    at: NOWHERE,
  };
}

function parsed(result: ParseResult): Expression {
  if (!result.ok) throw new Error(result.error.message);
  return result.expression;
}
