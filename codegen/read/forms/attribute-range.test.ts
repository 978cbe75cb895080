import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { attributeRange } from './attribute-range.ts';

const DEFINITIONS = `Table: Tag (TAGD) – Data structure {#tbl:tagd}

| Bytes | Description |
| :--- | :--- |
| 00 | Reserved |

Table: Extended controller (XC) – Attributes {#tbl:xc}

| Attribute | Range | Initial value | Reported in | Description |
| :--- | :--- | :--- | :--- | :--- |
`;

test.each([
  ['key 0 to FFEFh', { kind: 'key', low: 0, high: 0xffef }],
  ['0 to FFFFh', { kind: 'number', low: { value: 0 }, high: { value: 0xffff } }],
  ['1 to TAGMAX - 1', { kind: 'number', high: { kind: 'binary', operator: '-' } }],
  ['20 bytes of ASCII', { kind: 'bytes', size: 20, format: 'ascii' }],
  ['256 bytes of NQN', { kind: 'bytes', size: 256, format: 'nqn' }],
  ['16 bytes', { kind: 'bytes', size: 16, format: 'bytes' }],
  ['XCSTATE', { kind: 'values', values: { name: 'XCSTATE' } }],
  ['TAGD or none', { kind: 'record', structure: { name: 'TAGD' }, optional: true }],
  ['TAGD', { kind: 'record', optional: false }],
  ['XC', { kind: 'reference', object: { name: 'XC' }, optional: false }],
  ['XC or none', { kind: 'reference', optional: true, object: { at: { start: { column: 3 }, end: { column: 5 } } } }],
  [
    'map from 0 to TAGMAX - 1 of TAGD or none',
    { kind: 'map', sparse: true, element: { kind: 'record', optional: false } },
  ],
  [
    'map from 0 to FFEFh of 0 to FFFFh',
    { kind: 'map', sparse: false, low: { value: 0 }, high: { value: 0xffef }, element: { kind: 'number' } },
  ],
])('reads %s', (text, expected) => {
  const { cell, context, findings } = cellSnippet(text, DEFINITIONS);
  expect(attributeRange(cell, context)).toMatchObject(expected);
  expect(findings).toEqual([]);
});

test.each([
  'anything',
  '0 bytes',
  '1048577 bytes',
  '4294967296 bytes of ASCII',
  'key X to Y',
  '0 until 5',
  'map from 0 to 5',
  'map from 0 to 5 of key 0 to 5',
  '1 to',
])('reports %s', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(attributeRange(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});
