import { expect, it } from 'vitest';
import { switches } from './fixtures.ts';
import { expressionMutants } from './expressions.ts';
import { expression } from './fixtures.ts';
import { vocabularyOf } from './vocabulary.ts';

const model = switches();
const [make = null] = model.commands;

it('mixes up a field, a limit and an enumerator with the next one of the same form', () => {
  const names = vocabularyOf(model, make);
  expect(names.mistaken('NUM', 'test.md')).toEqual([{ operator: 'other-field', name: 'MAX' }]);
  expect(names.mistaken('MOST', 'test.md')).toEqual([{ operator: 'other-limit', name: 'LEAST' }]);
  expect(names.mistaken('Broken', 'test.md')).toEqual([{ operator: 'other-value', name: 'Off' }]);
  expect(names.mistaken('ACT', 'test.md')).toEqual([]);
});

it('leaves parameters of a term alone', () => {
  expect(vocabularyOf(model, null, ['MOST']).mistaken('MOST', 'test.md')).toEqual([]);
  expect(vocabularyOf(model, null, ['MOST']).isCount('MOST')).toBe(false);
});

it('moves a limit by one where something is compared with it', () => {
  const found = expressionMutants(expression('NUM > MOST'), vocabularyOf(model, make)).map(({ to }) => to);
  expect(found).toContain('NUM > MOST + 1');
  expect(found).toContain('NUM > LEAST');
  expect(found).toContain('MAX > MOST');
});
