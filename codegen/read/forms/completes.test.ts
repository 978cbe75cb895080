import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { completesCell } from './completes.ts';

test('reads the event, the sub-operations that wait, and the event of failure', () => {
  const { cell, context, findings } = cellSnippet(
    'when Quiesced, when ACT = Detach, or Quiesce Timeout with Internal Error',
  );
  expect(completesCell(cell, context)).toMatchObject({
    event: { name: 'Quiesced', at: { start: { column: 8 }, end: { column: 16 } } },
    when: { operator: '=', at: { start: { column: 23 } } },
    failure: { event: { name: 'Quiesce Timeout' }, status: { name: 'Internal Error' } },
  });
  expect(findings).toEqual([]);
});

test.each([
  ['when Quiesced', { when: null, durable: null, failure: null }],
  ['when Quiesced, durable when ACT = Remove', { when: null, durable: { operator: '=' }, failure: null }],
  [
    'when Quiesced, when ACT = Detach or ACT = Remove, durable when ACT = Remove, or Late with Internal Error',
    { when: { operator: 'or' }, durable: { operator: '=' }, failure: { event: { name: 'Late' } } },
  ],
  ['when Quiesced, when ACT = Detach', { when: { operator: '=' }, failure: null }],
  ['when Quiesced, or Late with Internal Error', { when: null, failure: { event: { name: 'Late' } } }],
])('reads %s', (text, expected) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(completesCell(cell, context)).toMatchObject({ event: { name: 'Quiesced' }, ...expected });
  expect(findings).toEqual([]);
});

test('an or of the condition is no failure', () => {
  const { cell, context } = cellSnippet('when Quiesced, when ACT = Detach or ACT = Delete');
  expect(completesCell(cell, context)).toMatchObject({ when: { operator: 'or' }, failure: null });
});

test.each([
  'Quiesced',
  'after Quiesced',
  'when Quiesced, when (',
  'when Quiesced, durable when (',
  'when Quiesced, or Late',
  'when Quiesced, or with Internal Error',
])('reports %s', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(completesCell(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});
