import { expect, test } from 'vitest';
import { retold } from '../../../test/spec-folders.ts';
import { readSpecFolder } from '../../io/spec-folder.ts';
import { readSpecification } from '../../read/specification.ts';
import { allowedCommand } from './allowed-command.ts';

const spec = readSpecFolder('spec');

/** The messages on the specification with another text in some file. */
function messagesWith(from: string, to: string): readonly string[] {
  return allowedCommand(readSpecification(retold(spec, from, to)).model).map((finding) => finding.message);
}

test('the lists of the specification are right', () => {
  expect(messagesWith('', '')).toEqual([]);
});

test.each([
  ['06h | Identify |', '07h | Identify |', 'Unexpected opcode 07h of Identify, expected 06h'],
  ['19h | Copy |', '1Ah | Copy |', 'Unexpected opcode 1Ah of Copy, expected 19h'],
  ['19h | Copy |', '19h | Coppy |', 'Unexpected Coppy, expected a command of io queues'],
  ['06h | Identify |', '05h | Create I/O Completion Queue |', 'Unexpected opcode 05h again'],
  ['06h | Identify |', 'E1h | Create Extended Controller |', 'which only the primary controller takes'],
  ['I/O queue of an extended', 'Admin queue, once more, of an extended', 'Unexpected second list for admin queues'],
])('reports %s as %s', (from, to, message) => {
  expect(messagesWith(from, to)).toContainEqual(expect.stringContaining(message));
});
