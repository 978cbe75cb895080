import { expect, test } from 'vitest';
import { retold } from '../../../test/spec-folders.ts';
import { readSpecFolder } from '../../io/spec-folder.ts';
import { readSpecification } from '../../read/specification.ts';
import { supportedList } from './supported-list.ts';

const spec = readSpecFolder('spec');

/** The messages on the specification with another text in some file. */
function messagesWith(from: string, to: string): readonly string[] {
  return supportedList(readSpecification(retold(spec, from, to)).model).map((finding) => finding.message);
}

test('log pages say what the controllers of the specification take', () => {
  expect(messagesWith('', '')).toEqual([]);
});

test.each([
  // A command without a row, or without a field.
  ['| NB-LOG-14 | | CSED.CA08 | 1 |\n', '', 'Unexpected Abort, which the primary controller takes, without a value'],
  ['CSED.CI0C | 1 |', 'CSED.CI0C | 0 |', 'Unexpected Verify, which the primary controller takes, without a value'],
  ['| NB-LOG-14 | |', '| NB-LOG-14 | this = PC |', 'Unexpected Abort, which controllers XC take'],
  ['Admin Opcode 08h', 'Admin Function 08h', 'Unexpected Abort without a field in Commands Supported and Effects'],
  ['| Abort | 08h |', '| Abort | 18h |', 'expected one with the name "Admin Opcode 18h"'],
  // A command that is there for some only.
  [
    '| NB-LOG-18 | this = PC |',
    '| NB-LOG-18 | |',
    'expected none for controllers XC, to which Create Extended Controller',
  ],
  ['| XC-ALW-17 | 08h | Abort |', '| XC-ALW-17 | 09h | Abort |', 'to which Abort is an unknown command'],
  // Descriptions, features and log pages.
  ['**Feature 16h (', '**Feature 17h (', 'Unexpected HostBehaviorSupport without a field'],
  ['| NB-LOG-41 | | FISE.FE16 | 200001h |\n', '', 'Unexpected FISE.FE16 without a row of Returned data'],
  ['**Log Page 05h (', '**Log Page 06h (', 'Unexpected CommandEffects without a field in Supported Log Pages'],
])('with %s as %s reports %s', (from, to, message) => {
  expect(messagesWith(from, to)).toContainEqual(expect.stringContaining(message));
});
