import { expect, test } from 'vitest';
import { retold } from '../../../test/spec-folders.ts';
import { readSpecFolder } from '../../io/spec-folder.ts';
import { readSpecification } from '../../read/specification.ts';
import { valuesUsed } from './values-used.ts';

const spec = readSpecFolder('spec');

/** The messages on the specification with another text in some file. */
function messagesWith(from: string, to: string): readonly string[] {
  return valuesUsed(readSpecification(retold(spec, from, to)).model).map((finding) => finding.message);
}

test('all values of the specification are used', () => {
  expect(messagesWith('', '')).toEqual([]);
});

test('values of a misspelt field are reported with the field', () => {
  expect(messagesWith('Tag Type (TTYPE) – Values', 'Tag Type (TTYEP) – Values')).toEqual([
    expect.stringContaining('Unexpected values of TTYEP, expected the mnemonic of a field'),
  ]);
});

test('values that a Range cell nearly names are left to the report of that cell', () => {
  expect(messagesWith('State (XCSTATE) – Values', 'State (XCSTAET) – Values')).toEqual([]);
});
