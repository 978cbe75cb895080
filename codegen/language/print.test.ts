import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression } from '../model/expression.ts';
import { parseExpression } from './parse.ts';
import { print } from './print.ts';

const at = { file: 'spec.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** The tree without places, which printing does not keep. */
function shape(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) =>
      key === 'at' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    ),
  );
}

const { expression: anyExpression } = fc.letrec<{ expression: Expression; value: Expression; name: Expression }>(
  (tie) => {
    const value = tie('value');
    const truth = tie('expression');
    const name = fc
      .constantFrom('NTAG', 'TAGMAX', 'c', 'this')
      .map((each): Expression => ({ kind: 'name', name: each, at }));
    const binder = value.map((source) => ({ name: 'c', source, at }));
    const where = fc.option(truth);
    return {
      name,
      value: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'value' },
        name,
        fc
          .constantFrom('0', '1Fh', '101b')
          .map((text): Expression => ({ kind: 'number', value: text === '0' ? 0 : text === '1Fh' ? 31 : 5, text, at })),
        fc.record({
          kind: fc.constant('member' as const),
          object: value,
          name: fc.constant('SN'),
          at: fc.constant(at),
        }),
        fc.record({ kind: fc.constant('entry' as const), collection: value, key: value, at: fc.constant(at) }),
        fc.record({
          kind: fc.constant('binary' as const),
          operator: fc.constantFrom('+' as const, '-' as const, '*' as const, 'mod' as const, '^' as const),
          left: value,
          right: value,
          at: fc.constant(at),
        }),
        fc.record({
          kind: fc.constant('call' as const),
          name: fc.constantFrom('index', 'ValidTag'),
          arguments: fc.array(truth, { minLength: 1, maxLength: 2 }),
          at: fc.constant(at),
        }),
        fc.tuple(binder, where).map(([each, condition]): Expression => ({
          kind: 'count',
          source: null,
          binder: each,
          where: condition,
          at,
        })),
        fc.tuple(value, binder, where).map(([summand, each, condition]): Expression => ({
          kind: 'sum',
          value: summand,
          binder: each,
          where: condition,
          at,
        })),
      ),
      expression: fc.oneof(
        { maxDepth: 5, depthIdentifier: 'expression' },
        value,
        fc.record({
          kind: fc.constant('binary' as const),
          operator: fc.constantFrom('and' as const, 'or' as const),
          left: truth,
          right: truth,
          at: fc.constant(at),
        }),
        fc.record({
          kind: fc.constant('binary' as const),
          operator: fc.constantFrom('=' as const, '<' as const),
          left: value,
          right: value,
          at: fc.constant(at),
        }),
        fc.record({ kind: fc.constant('not' as const), operand: truth, at: fc.constant(at) }),
        fc.tuple(value, value).map(([collection, key]): Expression => ({
          kind: 'exists',
          entry: { kind: 'entry', collection, key, at },
          at,
        })),
        fc.record({
          kind: fc.constant('field-test' as const),
          test: fc.constantFrom('reserved' as const, 'malformed' as const),
          operand: value,
          at: fc.constant(at),
        }),
        fc.tuple(fc.boolean(), value, value, value).map(([negated, left, low, high]): Expression => ({
          kind: 'in',
          negated,
          left,
          set: { kind: 'range', low, high },
          at,
        })),
        fc
          .tuple(fc.boolean(), value, fc.array(value, { minLength: 1, maxLength: 3 }))
          .map(([negated, left, elements]): Expression => ({
            kind: 'in',
            negated,
            left,
            set: { kind: 'elements', elements },
            at,
          })),
        fc
          .tuple(
            fc.constantFrom('exists' as const, 'every' as const),
            fc.array(binder, { minLength: 1, maxLength: 2 }),
            truth,
          )
          .map(([quantifier, binders, body]): Expression => ({ kind: 'quantifier', quantifier, binders, body, at })),
      ),
    };
  },
);

test('what is printed parses to the same tree', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = print(expression);
      const result = parseExpression(text, at);
      if (!result.ok) throw new Error(`${text}: ${result.error.message}`);
      expect(shape(result.expression)).toEqual(shape(expression));
    }),
    { numRuns: 500 },
  );
});

test('parentheses appear only where they are needed', () => {
  for (const text of [
    'a = 1 and (b = 2 or c = 3)',
    'not (a = 1 or b = 2)',
    'a = 1 or exists c in XC where c.SN = SN and b = 2',
    '(exists c in XC where c.SN = SN) or b = 2',
    '(a + 1) * 2 > 2 * a - (b - 1)',
    'count(c in XC where c.NQP not in 2..MAXNQP) mod 10h = 0',
  ]) {
    const result = parseExpression(text, at);
    expect(result.ok && print(result.expression)).toBe(text);
  }
});
