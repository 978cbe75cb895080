import { expect, test } from 'vitest';
import type { Expression } from '../model/expression.ts';
import { callPlace, memberPlace } from './name-place.ts';
import { parseExpression } from './parse.ts';

/** The expression of a text that begins in column 1. */
function parsed(text: string): Expression {
  const end = { line: 1, column: 1 + text.length };
  const result = parseExpression(text, { file: 'a.md', start: { line: 1, column: 1 }, end });
  if (!result.ok) throw new Error(result.error.message);
  return result.expression;
}

test.each([
  ['this.STATE', 'STATE'],
  ['XC[new].SN', 'SN'],
  ['(this.STATE)', 'STATE'],
  ['(XC[CNTLID]).TAGS', 'TAGS'],
  ['ValidTag(t)', 'ValidTag'],
  ['(ValidTag(t))', 'ValidTag'],
  ['ValidTag((t), u)', 'ValidTag'],
])('in %s the name is %s', (text, name) => {
  const expression = parsed(text);
  const at =
    expression.kind === 'member'
      ? memberPlace(expression.object, expression.name, expression.at)
      : expression.kind === 'call'
        ? callPlace(expression)
        : expression.at;
  expect(text.slice(at.start.column - 1, at.end.column - 1)).toBe(name);
});

test('where spaces hide the place, the whole stands for it', () => {
  const expression = parsed('  this  .  A');
  if (expression.kind !== 'member') throw new Error('no member');
  expect(memberPlace(expression.object, 'LONGER', expression.at)).toBe(expression.at);
});
