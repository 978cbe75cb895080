import { expect, test } from 'vitest';
import type { Diagnostic } from '../model/diagnostic.ts';
import { readSpecification } from '../read/specification.ts';
import { checkForm, checkModel } from './check.ts';

const INDEX = `---
title: Document
version: 0.1.0
type: BASE
project: Project
authors: [Author]
status: draft
prefix: XC
class: informative
order: 0
---
`;

/** The findings on a document that has this text in a file of its own. */
function findingsOf(text: string, sectionClass = 'normative'): readonly Diagnostic[] {
  const body = `---\ntitle: Body\nclass: ${sectionClass}\norder: 1\n---\n\n${text}`;
  const { model, diagnostics } = readSpecification([
    { path: 'index.md', text: INDEX },
    { path: 'body.md', text: body },
  ]);
  expect(diagnostics).toEqual([]);
  return checkModel(model);
}

function table(caption: string, header: string, ...rows: readonly string[]): string {
  const delimiter = header.replace(/[^|]+/g, ' :--- ');
  return `Table: ${caption}\n\n${[header, delimiter, ...rows].map((row) => `|${row}|`).join('\n')}\n\n`;
}

const structure = (...rows: readonly string[]): string =>
  table('Data (DAT) – Data structure {#tbl:dat}', 'Bytes|Description', ...rows);
const profile = (subject: string, ...rows: readonly string[]): string =>
  table(`${subject} – Profile {#tbl:p}`, 'Name|Standard value|Experimental value', ...rows);
const requirement = (id: string): string =>
  table('A – Requirements {#tbl:r}', 'Requirement ID|Requirement', `${id}|A device shall work.`);
const limits = (...rows: readonly string[]): string =>
  table('A – Limits {#tbl:l}', 'Limit|Minimum|Maximum|Description', ...rows);

test.each([
  ['bytes from 1', structure('01|Reserved'), 'byte 0 is missing'],
  ['bytes twice', structure('01:00|Reserved', '02:01|Reserved'), 'expected byte 2 or higher'],
  ['bytes in the wrong order', structure('03:02|Reserved', '01:00|Reserved'), 'bytes 1:0 are missing'],
  [
    'bits above the field',
    structure('00|**Flags (FL):** Bits.') + table('Flags (FL) – Bits {#tbl:fl}', 'Bits|Description', '8:0|Reserved'),
    'expected at most bit 7',
  ],
  [
    'bits below the top',
    structure('00|**Flags (FL):** Bits.') + table('Flags (FL) – Bits {#tbl:fl}', 'Bits|Description', '6:0|Reserved'),
    'bit 7 is missing',
  ],
  [
    'bits above bit 0',
    structure('00|**Flags (FL):** Bits.') + table('Flags (FL) – Bits {#tbl:fl}', 'Bits|Description', '7:2|Reserved'),
    'bits 1:0 are missing',
  ],
])('bit-coverage reports %s', (_, text, part) => {
  expect(findingsOf(text)).toContainEqual(
    expect.objectContaining({ rule: 'bit-coverage', message: expect.stringContaining(part) }),
  );
});

test('a list is last and its entries have the size of their structure', () => {
  const entry = table('Entry (ENT) – Data structure {#tbl:ent}', 'Bytes|Description', '01:00|Reserved');
  const list = '01:00 + 2i|**List (LST):** Things. Entries of ENT.';
  expect(findingsOf(structure(list) + entry)).toEqual([]);
  expect(findingsOf(structure(list, '03:02|Reserved') + entry)).toMatchObject([
    { rule: 'list-entries', message: expect.stringContaining('as the last field') },
  ]);
  expect(findingsOf(structure('03:00 + 4i|**List (LST):** Things. Entries of ENT.') + entry)).toMatchObject([
    { rule: 'list-entries', message: expect.stringContaining('Unexpected entries of 4 bytes, expected 2') },
  ]);
});

test.each([
  ['Log pages', 'A|TBD|02h', 'which NVM Express has assigned'],
  ['Log pages', 'A|TBD|C0h', 'which OCP has assigned'],
  ['Features', 'A|TBD|C5h', 'which OCP has assigned'],
  ['Features', 'A|TBD|60h', 'expected an experimental value from C0h to FFh'],
  ['CNS values', 'A|TBD|06h', 'expected a free number'],
  ['Status codes', 'A|TBD|0h/02h', 'Unexpected status 0h/02h, which NVM Express has assigned'],
  ['Status codes', 'A|TBD|1h/1Fh', 'which NVM Express has assigned'],
  ['Admin opcodes', 'A|TBD|A0h', 'expected an experimental value'],
])('assigned-number: %s with %s', (subject, row, part) => {
  expect(findingsOf(profile(subject, row))).toMatchObject([
    { rule: 'assigned-number', message: expect.stringContaining(part) },
  ]);
});

test.each([
  ['Log pages', 'A|TBD|D0h'],
  ['Features', 'A|TBD|D0h'],
  ['CNS values', 'A|TBD|F0h'],
  ['Status codes', 'A|TBD|1h/C0h'],
  ['Admin opcodes', 'Abort|08h|–'],
  ['Admin opcodes', 'A|A0h|–'],
  ['Widgets', 'A|TBD|02h'],
])('assigned-number lets %s with %s pass', (subject, row) => {
  expect(findingsOf(profile(subject, row))).toEqual([]);
});

test('base files restate assigned numbers', () => {
  expect(findingsOf(profile('Admin opcodes', 'Another name|08h|–'), 'base')).toEqual([]);
});

test('numbers are unique in their space', () => {
  expect(findingsOf(profile('Log pages', 'A|TBD|D0h', 'B|TBD|D0h'))).toMatchObject([
    { rule: 'duplicate-number', message: expect.stringContaining('log page identifier D0h, which A has') },
  ]);
  expect(findingsOf(profile('Status codes', 'A|TBD|1h/C0h', 'B|TBD|1h/C0h'))).toMatchObject([
    { rule: 'duplicate-number', message: expect.stringContaining('1h/C0h, which A has') },
  ]);
});

test.each([
  ['XC-CRE-01', 'expected XC-AREA-n'],
  ['YZ-CRE-1', 'expected XC-AREA-n'],
  ['XC-ABCDEFGHIJK-123', '18 characters, expected at most 16'],
])('requirement-id reports %s', (id, part) => {
  expect(findingsOf(requirement(id))).toContainEqual(
    expect.objectContaining({ rule: 'requirement-id', message: expect.stringContaining(part) }),
  );
});

test('a name means one thing', () => {
  expect(findingsOf(limits('**A (AA)**|0|1|A.', '**B (AA)**|0|1|B.'))).toMatchObject([
    { rule: 'duplicate-mnemonic', cause: { file: 'body.md' } },
  ]);
  expect(findingsOf(structure('00|**A (AA):** A.', '01|**B (AA):** B.'))).toMatchObject([
    { rule: 'duplicate-mnemonic', range: { start: { line: 12 } } },
  ]);
  expect(findingsOf(structure('00|Reserved') + limits('**D (DAT)**|0|1|D.'))).toMatchObject([
    { rule: 'duplicate-mnemonic' },
  ]);
});

test('anchors are unique', () => {
  const text = requirement('XC-A-1') + requirement('XC-A-2');
  expect(findingsOf(text)).toMatchObject([{ rule: 'duplicate-anchor', message: expect.stringContaining('#tbl:r') }]);
  expect(findingsOf('## A <!-- #a -->\n\n## B <!-- #a -->\n')).toMatchObject([{ rule: 'duplicate-anchor' }]);
});

const ATTRIBUTES = 'Attribute|Range|Initial value|Reported in|Description';
const object = (...rows: readonly string[]): string => table('Thing (TH) – Attributes {#tbl:th}', ATTRIBUTES, ...rows);

test.each([
  [
    'a Values table',
    object('**State (ST)**|STATS|A|internal: for a test|State.'),
    'Unexpected STATS, expected the mnemonic of a Values table',
  ],
  [
    'a reported structure',
    object('**State (ST)**|0 to 5|0|DAT.X|State.'),
    'Unexpected DAT, expected the mnemonic of a Data structure',
  ],
  [
    'a reported field',
    structure('00|**Field (FLD):** F.') + object('**State (ST)**|0 to 5|0|DAT.FLT|State.'),
    'did you mean FLD?',
  ],
  [
    'a reported limit',
    structure('00|**Field (FLD):** F.') + limits('**L (LL)**|0|1|A limit. Reported in DAT.LL.'),
    'expected a field of DAT',
  ],
  ['an entry of a list', structure('01:00 + 2i|**List (LST):** Things. Entries of ENT.'), 'Unexpected ENT'],
  [
    'an object of an event',
    table('Reset – Event {#tbl:e}', 'Property|Value', 'Raised when|it is reset', 'Applies to|each TX', 'Stimulus|none'),
    'Unexpected TX',
  ],
])('unresolved-reference reports %s', (_, text, part) => {
  expect(findingsOf(text)).toMatchObject([{ rule: 'unresolved-reference', message: expect.stringContaining(part) }]);
});

test.each([
  ['a bound', object('**State (ST)**|0 to MAXX|0|internal: for a test|State.'), 'unresolved-name'],
  ['an initial value', object('**State (ST)**|0 to 5|9|internal: for a test|State.'), 'condition-type'],
  [
    'an element of a map',
    object('**Map (MP)**|map from 0 to 5 of 0 to MAXX|0|internal: for a test|Map.'),
    'unresolved-name',
  ],
])('%s of an attribute is typed', (_, text, rule) => {
  expect(findingsOf(text)).toMatchObject([{ rule }]);
});

const command = (...rows: readonly string[]): string =>
  table('Thing Command – Command {#tbl:c}', 'Property|Value', 'Opcode|Thing Command', 'Queue|admin', ...rows) +
  profile('Admin opcodes', 'Thing Command|TBD|FDh');

test.each([
  ['Completes|when Rset', 'expected the name of an Event (did you mean Reset?)'],
  ['Completes|when Reset, or Rset with Late', 'expected the name of an Event (did you mean Reset?)'],
  ['Completes|when Reset, or Reset with Laet', 'did you mean Late?'],
  ['Memory|PRP9 of 4096 bytes', 'expected a field of the Thing Command command'],
])('a command names what exists: %s', (row, part) => {
  const text =
    object('**Key (KEY)**|key 0 to 9||internal: for a test|Key.') +
    table('Reset – Event {#tbl:e}', 'Property|Value', 'Raised when|it is reset', 'Applies to|one TH', 'Stimulus|none') +
    table('Status codes – Profile {#tbl:s}', 'Name|Standard value|Experimental value', 'Late|TBD|1h/C0h') +
    command('Data|host to controller: DAT', row) +
    structure('03:00|Reserved');
  expect(findingsOf(text)).toMatchObject([{ rule: 'unresolved-reference', message: expect.stringContaining(part) }]);
});

test('an opcode tells the direction of the data, but for memory and for what the base annex leaves out', () => {
  const text = (...rows: readonly string[]): string => command('Data|none', ...rows);
  const wrong = { rule: 'opcode-direction', message: expect.stringContaining('expected an opcode that ends in 00b') };
  expect(findingsOf(text())).toMatchObject([wrong]);
  expect(findingsOf(text('Memory|PRP1 of 4096 bytes')).filter(({ rule }) => rule === 'opcode-direction')).toEqual([]);
  expect(findingsOf(text(), 'base').filter(({ rule }) => rule === 'opcode-direction')).toEqual([]);
  const toHost = command('Data|controller to host: 4 bytes');
  expect(findingsOf(toHost, 'base')).toMatchObject([
    { rule: 'opcode-direction', message: expect.stringContaining('ends in 10b') },
  ]);
});

test('a misspelt place of an effect does not hide that other rows are complete', () => {
  const key = '**Key (KEY)**|key 0 to 9||internal: for a test|Key.';
  const value = '**Value (VAL)**|0 to 5||internal: for a test|Value.';
  const effects = (place: string): string =>
    table(
      'Thing Command – Effects {#tbl:f}',
      'Requirement ID|When|Attribute|New value',
      'XC-F-1||TH[new]|created',
      place,
    );
  const creating =
    object(key, value) + command('Data|host to controller: DAT', 'Creates|TH[new]') + structure('03:00|Reserved');
  expect(findingsOf(creating + effects('XC-F-2||TH[new].VLA|1'))).toMatchObject([{ rule: 'unresolved-name' }]);
  expect(findingsOf(creating + effects('XC-F-2||TH[nwe].VAL|1'))).toMatchObject([{ rule: 'unresolved-name' }]);
  expect(findingsOf(creating + effects('XC-F-2||TH[new].VAL|1'))).toEqual([]);
});

test('a term that a misspelt name means is no unused term', () => {
  const terms = table('A – Terms {#tbl:t}', 'Term|Definition', 'Half|NTAG = 3');
  const invariants = table('A – Invariants {#tbl:i}', 'Requirement ID|Invariant', 'XC-I-1|Hlaf or NTAG = 1');
  const [limit] = [limits('**Tags (NTAG)**|0|4|Tags.')];
  expect(findingsOf(terms + invariants + limit)).toMatchObject([{ rule: 'unresolved-name' }]);
});

test.each([
  ['Reset', 'expected the name of a command, or event Reset'],
  ['evnt Reset', 'did you mean event Reset?'],
  ['Thing Comand', 'did you mean Thing Command?'],
  ['event Rset', 'expected the name of an Event (did you mean Reset?)'],
])('a matrix row of %s', (trigger, part) => {
  const text =
    object('**State (ST)**|STATS|Off|internal: for a test|State.') +
    table('States (STATS) – Values {#tbl:v}', 'Value|Definition', '0h|**Off:** Off.', '1h|**On:** On.') +
    table(
      'Reset – Event {#tbl:e}',
      'Property|Value',
      'Raised when|it is reset',
      'Applies to|each TH',
      'Stimulus|none',
    ) +
    command('Data|host to controller: DAT') +
    structure('03:00|Reserved') +
    table(
      'Thing (TH) – State transitions {#tbl:m}',
      'Requirement ID|Command or event|When|Off|On',
      `XC-M-1|${trigger}||Off|On`,
    );
  expect(findingsOf(text)).toMatchObject([{ message: expect.stringContaining(part) }]);
});

test('where a file cannot be read, the form of the others is checked, and no more', () => {
  const body = (text: string): string => `---\ntitle: Body\nclass: normative\norder: 1\n---\n\n${text}`;
  const gap = structure('01|Reserved');
  const { model, diagnostics } = readSpecification([
    { path: 'index.md', text: INDEX },
    { path: 'bad.md', text: body(structure('1-0|Reserved', '03|Reserved') + requirement('XC-R-1')) },
    { path: 'gap.md', text: body(gap.replaceAll('DAT', 'GAP').replace('tbl:dat', 'tbl:gap')) },
    { path: 'use.md', text: body(object('**State (ST)**|NOSUCH|A|internal: for a test|State.')) },
    { path: 'twice.md', text: body(requirement('XC-R-1').replace('tbl:r', 'tbl:r2')) },
  ]);
  expect(diagnostics).toMatchObject([{ file: 'bad.md', rule: 'cell-form' }]);
  expect(checkForm(model, diagnostics)).toMatchObject([{ file: 'gap.md', rule: 'bit-coverage' }]);
});
