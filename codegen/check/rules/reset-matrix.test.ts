import { expect, test } from 'vitest';
import { retold } from '../../../test/spec-folders.ts';
import { readSpecFolder } from '../../io/spec-folder.ts';
import { readSpecification } from '../../read/specification.ts';
import { resetMatrix } from './reset-matrix.ts';

// What the rule reads, and no more: the whole text takes its time.
const spec = readSpecFolder('spec').filter(
  ({ path, text }) =>
    / – (?:Attributes|Kinds of state|Reset matrix|Register|Register map|Event|State transitions) \{/.test(text) ||
    path.endsWith('manage-extended-controller-state.md'),
);

/** The messages on the specification with another text in some file. */
function messagesWith(from: string, to: string): readonly string[] {
  return resetMatrix(readSpecification(retold(spec, from, to)).model).map((finding) => finding.message);
}

test('the matrices of the specification are total and agree with the other tables', () => {
  expect(messagesWith('', '')).toEqual([]);
});

test.each([
  [
    '| **Features** | NSQA, NCQA, THR',
    '| **Features** | NSQA, THR',
    'Unexpected attribute PC.NCQA of no kind of state',
  ],
  ['| **I/O Queues** | SQS,', '| **I/O Queues** | NSQA, SQS,', 'Unexpected second kind of state that holds NSQA'],
  [
    '| **I/O Queues** | SQS,',
    '| **I/O Queues** | SQSS, SQS,',
    'Unexpected SQSS, expected an attribute of PC, a register, PC or one of commands, interrupts',
  ],
  ['AQA, ASQ, ACQ |', 'AQA, ASQ |', 'Unexpected register ACQ of no kind of state'],
  [
    '| XC-RST-14 | event Conventional Reset | | lost | kept |\n',
    '',
    'Unexpected row without a cell for Changed Controllers',
  ],
  [
    '| XC-RST-13 | event Controller Reset | | lost | kept |',
    '| XC-RST-13 | event Controller Reset | | lost | lost |',
    'Unexpected lost, expected default: LASTGEN always has a value',
  ],
  [
    '| NB-RST-1 | event Controller Reset | | kept |',
    '| NB-RST-1 | event Controller Reset | | default |',
    'Unexpected default, expected kept: CNTLID has no initial value',
  ],
  [
    'ACT = Disable | kept | kept | kept | kept | kept | kept | new value | new value',
    'ACT = Disable | kept | kept | kept | kept | kept | kept | new value | kept',
    '',
  ],
  [
    'ACT = Disable | kept | kept | kept |',
    'ACT = Disable | kept | kept | new value |',
    'Unexpected new value, expected an effect or a transition of Manage Extended Controller State',
  ],
] as const)('%s → %s', (from, to, message) => {
  const messages = messagesWith(from, to);
  if (message === '') expect(messages).toEqual([]);
  else expect(messages.join('\n')).toContain(message);
});

test('an event has a row for every object', () => {
  const rows = retold(spec, /\| XC-RST-11 .*\n/, '');
  expect(resetMatrix(readSpecification(rows).model).map(({ message }) => message)).toContainEqual(
    'Unexpected event Conventional Reset without a row in the Reset matrix of XC, expected one',
  );
});
