import { expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { snippet } from './fixtures/snippet.ts';
import { KINDS } from './kinds.ts';
import { readTables } from './read-tables.ts';

/** What the example of each kind has to add. */
const FACTS: Readonly<Record<string, keyof Facts>> = {
  Command: 'commands',
  'Command Dword n': 'dwords',
  'Completion Dword n': 'dwords',
  'Status conditions': 'conditions',
  Effects: 'effects',
  Terminology: 'terminology',
  'Other evidence': 'evidence',
  'Returned data': 'returned',
  'Data structure': 'structures',
  Bits: 'bits',
  Values: 'values',
  Attributes: 'objects',
  Limits: 'limits',
  'State transitions': 'transitions',
  Event: 'events',
  'Kinds of state': 'stateKinds',
  'Reset matrix': 'resets',
  'Asynchronous events': 'asynchronousEvents',
  Invariants: 'invariants',
  Terms: 'terms',
  'Common conditions': 'common',
  'Allowed commands': 'allowed',
  Requirements: 'requirements',
  Profile: 'profile',
  'Status values': 'statuses',
  'Register map': 'registerMap',
  Register: 'registers',
};

test.each(KINDS.map((kind) => [kind.kind, kind] as const))(
  'the example of %s reads without a finding',
  (name, kind) => {
    const { tables, context, findings } = snippet(kind.example);
    expect(tables).toHaveLength(1);
    readTables(tables, context);
    expect(findings).toEqual([]);
    const fact = FACTS[name];
    if (fact !== undefined) expect(context.facts[fact]).not.toHaveLength(0);
    else expect(name).toBe('Informative');
  },
);

test.each(KINDS.map((kind) => [kind.kind, kind] as const))(
  'a cell too few in %s is one finding and no throw',
  (_, kind) => {
    const lines = kind.example.trimEnd().split('\n');
    const [last = ''] = lines.splice(-1);
    const cut = `${last.split('|').slice(0, -2).join('|')}|`;
    const { tables, context, findings } = snippet([...lines, cut].join('\n'));
    readTables(tables, context);
    expect(findings.filter((finding) => finding.rule === 'table-row')).toHaveLength(1);
  },
);

test.each(KINDS.filter((kind) => kind.kind !== 'Informative').map((kind) => [kind.kind, kind] as const))(
  'empty cells in %s are findings and no throw',
  (_, kind) => {
    const lines = kind.example.trimEnd().split('\n');
    const [last = ''] = lines.splice(-1);
    const { tables, context, findings } = snippet([...lines, last.replace(/[^|]/g, ' ')].join('\n'));
    readTables(tables, context);
    expect(findings.length).toBeGreaterThan(0);
  },
);
