import type { Specification, TransitionCell, TransitionEntry } from '../model.ts';

const STATES = ['Disabled', 'Enabled', 'Stopping', 'Shutdown', 'Failed', 'Migrating'];

/** Rows in the short form of the table: a state, `-` (stays), `gone`, or a status. */
const ROWS: readonly (readonly [command: string, when: string | null, ...cells: string[]])[] = [
  ['Object Enable', null, 'Enabled', '-', 'Busy', 'Enabled', 'Busy', 'Busy'],
  ['Object Control', 'ACT = Stop', 'Busy', 'Stopping', '-', 'Busy', 'Busy', 'Busy'],
  ['Object Control', 'ACT = Reset', '-', 'Disabled', 'Disabled', 'Disabled', 'Disabled', 'Busy'],
  [
    'Object Control',
    'ACT = Migrate and SUSPEND = 1 and DEPTH <= DEPTHMAX',
    'Busy',
    'Migrating',
    'Busy',
    'Busy',
    'Busy',
    '-',
  ],
  ['Object Control', 'ACT = Resume', 'Busy', 'Busy', 'Busy', 'Busy', 'Busy', 'Enabled'],
  ['Object Delete', null, 'gone', 'Busy', 'Busy', 'gone', 'gone', 'Busy'],
  ['event Stopped', null, '-', '-', 'Shutdown', '-', '-', '-'],
  ['event Fatal Error', null, 'Failed', 'Failed', 'Failed', 'Failed', '-', 'Failed'],
  ['event Function Level Reset', null, 'Disabled', 'Disabled', 'Disabled', 'Disabled', 'Disabled', 'Disabled'],
  ['event Primary Reset', null, 'gone', 'gone', 'gone', 'gone', 'gone', 'gone'],
  ['event Power Loss', null, 'gone', 'gone', 'gone', 'gone', 'gone', 'gone'],
  ['Object Freeze', null, '-', 'Shutdown', '-', '-', '-', 'Shutdown'],
];

/** A life cycle of six states and a dozen rows, with as many arrows as a figure is likely to get. */
export function crowdedModel(): Specification {
  return {
    sections: [],
    requirements: [],
    statuses: [],
    common: [],
    structures: [],
    values: [{ id: 'a.md#ST', mnemonic: 'ST', values: STATES.map((enumerator, value) => ({ value, enumerator })) }],
    commands: [
      {
        name: 'Object Create',
        class: 'normative',
        source: 'a.md#tbl-create',
        target: null,
        conditions: [],
        creates: { object: 'OB' },
        fields: [],
        transfer: { structure: null },
      },
    ],
    objects: [{ name: 'Object', mnemonic: 'OB', attributes: [{ mnemonic: 'STATE', initial: 'Disabled' }] }],
    transitions: ROWS.map(transition),
  };
}

function transition([command, when, ...cells]: (typeof ROWS)[number], index: number): TransitionEntry {
  const pairs = cells.map((cell, column): [string, TransitionCell] => [STATES[column] ?? '', cellOf(cell)]);
  return {
    id: `OB-STM-${index + 1}`,
    object: 'OB',
    command: command.replace(/^event /u, ''),
    event: command.startsWith('event '),
    when,
    source: 'a.md#tbl-transitions',
    // As in JSON, where keys are sorted.
    cells: Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function cellOf(cell: string): TransitionCell {
  if (cell === '-') return { kind: 'stays' };
  if (cell === 'gone') return { kind: 'gone' };
  return STATES.includes(cell) ? { kind: 'state', state: cell } : { kind: 'status', status: cell };
}
