import { expect, test } from 'vitest';
import { readSpecFolder } from '../../io/spec-folder.ts';
import { readSpecification } from '../../read/specification.ts';
import { returnedValues } from './returned-values.ts';

const lines = returnedValues(readSpecification(readSpecFolder('spec')).model).split('\n');
const row = (field: string): string | undefined => lines.find((line) => line.startsWith(`| ${field} |`));

test('a field that each kind of controller fills in its own way', () => {
  expect(row('IDC.CNTLID')).toBe('| IDC.CNTLID | Controller Identifier | PC.CNTLID | this.ECNTLID |');
});

test('a field that is the same on both', () => {
  expect(row('IDC.SQES')).toBe('| IDC.SQES | Submission Queue Entry Size | 66h | 66h |');
});

test('a log page that extended controllers refuse is on one side only', () => {
  expect(row('XCCHG.NUMENT')).toBe('| XCCHG.NUMENT | Number of Entries | count(PC.CHANGED) | – |');
});

test('a command that extended controllers do not take has no rows', () => {
  expect(lines.some((line) => line.startsWith('| XCCAP.'))).toBe(false);
});
