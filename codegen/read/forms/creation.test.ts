import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { choiceCell, creationCell } from './creation.ts';

test('reads what a command creates', () => {
  const { cell, context } = cellSnippet('XC[new] where new != PC.CNTLID');
  expect(creationCell(cell, context)).toMatchObject({
    object: { name: 'XC', at: { end: { column: 5 } } },
    where: { kind: 'binary' },
  });
  const plain = cellSnippet('XC[new]');
  expect(creationCell(plain.cell, plain.context)).toMatchObject({ where: null });
});

test('reads a choice from a range', () => {
  const { cell, context } = cellSnippet('GEN in 1..FFFFh where GEN != PC.LASTGEN[new]');
  expect(choiceCell(cell, context)).toMatchObject({
    name: 'GEN',
    type: { kind: 'range', low: { value: 1 }, high: { value: 0xffff } },
    where: { kind: 'binary' },
  });
});

test('reads what a number is while nothing else is at work', () => {
  const { cell, context } = cellSnippet('NABRT in 0..1, idle 1 where NABRT = 1');
  expect(choiceCell(cell, context)).toMatchObject({
    name: 'NABRT',
    type: { kind: 'range', low: { value: 0 }, high: { value: 1 }, idle: { value: 1 } },
    where: { kind: 'binary' },
  });
});

test('reads a choice like an attribute; a where inside parentheses belongs to its quantifier', () => {
  const { cell, context } = cellSnippet('OWNSN like XC.SN where not (exists c in XC where c.SN = OWNSN)');
  expect(choiceCell(cell, context)).toMatchObject({
    name: 'OWNSN',
    type: { kind: 'like', object: { name: 'XC' }, attribute: { name: 'SN' } },
    where: { kind: 'not' },
  });
});

test('reads a choice of several different numbers, whose condition names each of them', () => {
  const { cell, context, findings } = cellSnippet(
    'PAIRLIST as NQP distinct q in FEQID..FEQID + POOLQP - 1 where not exists c in XC, p in c.PAIRS where p = q',
  );
  expect(choiceCell(cell, context)).toMatchObject({
    name: 'PAIRLIST',
    type: { kind: 'distinct', count: { name: 'NQP' }, element: 'q', low: { name: 'FEQID' }, high: { operator: '-' } },
    where: { kind: 'not' },
  });
  expect(findings).toEqual([]);
});

test.each(['XC', 'XC[0]', 'XC[new] where'])('reports %s as a creation', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(creationCell(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});

test.each([
  'GEN',
  'GEN in 5',
  'gen in 1..2',
  'GEN like SN',
  'GEN in 1..',
  'GEN in 1..2, idle',
  'GEN in 1..2, idle (',
  'GEN in 1..2 where (',
  'L as 2',
  'L as 2 distinct',
  'L as 2 distinct q',
  'L as 2 distinct q in 5',
])('reports %s as a choice', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(choiceCell(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});
