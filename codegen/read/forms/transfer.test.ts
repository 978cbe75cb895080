import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { transferCell } from './transfer.ts';

test.each([
  ['none', { direction: 'none', structure: null, list: null, length: null, from: null, definedWhen: null }],
  [
    'host to controller: CECD with NTAG entries in TAGLIST, defined when NTAG <= TAGMAX',
    {
      direction: 'host-to-controller',
      structure: { name: 'CECD' },
      list: { field: { name: 'TAGLIST' }, count: { name: 'NTAG' } },
      definedWhen: { operator: '<=' },
    },
  ],
  [
    'host to controller: CECD',
    { direction: 'host-to-controller', structure: { name: 'CECD' }, list: null, definedWhen: null },
  ],
  [
    'host to controller: CECD with entries(NUM) entries in LIST',
    { list: { count: { kind: 'call', name: 'entries' } } },
  ],
  [
    'host to controller: entries(NLB) * 512 bytes, defined when NLB < 8',
    {
      direction: 'host-to-controller',
      structure: null,
      list: null,
      length: { kind: 'binary', operator: '*' },
      definedWhen: { operator: '<' },
    },
  ],
  [
    'controller to host: entries(NUMD) * 4 bytes',
    { direction: 'controller-to-host', length: { kind: 'binary', operator: '*' }, structure: null },
  ],
  [
    'controller to host: 8 bytes, from byte OFF, defined when OFF < 8',
    { length: { value: 8 }, from: { kind: 'name', name: 'OFF' }, definedWhen: { operator: '<' } },
  ],
  [
    'controller to host: 4096 bytes, defined when SEL = List',
    { length: { value: 4096 }, definedWhen: { operator: '=' } },
  ],
])('reads %s', (text, expected) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(transferCell(cell, context)).toMatchObject(expected);
  expect(findings).toEqual([]);
});

test.each([
  'both ways',
  'controller to host: 4096',
  'host to controller: some data',
  'host to controller: CECD with NTAG in TAGLIST',
  'controller to host:  bytes',
  'host to controller:  bytes',
  'controller to host: 8 bytes, defined when (',
])('reports %s', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(transferCell(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});
