import { describe, expect, it } from 'vitest';
import { parseExpression } from '../language/parse.ts';
import { print } from '../language/print.ts';
import type { Expression } from '../model/expression.ts';
import { NOWHERE } from '../model/fixtures.ts';
import type { Term } from '../model/model.ts';
import { inlineTerms } from './terms.ts';

function parse(text: string): Expression {
  const result = parseExpression(text, NOWHERE);
  if (!result.ok) throw new Error(result.error.message);
  return result.expression;
}

function term(name: string, parameters: string[], definition: string): Term {
  return { name, parameters, definition: parse(definition), section: 'terms.md', at: NOWHERE };
}

describe('inlineTerms', () => {
  const terms = [term('Same', ['t', 'u'], 't.A = u.A'), term('Taken', ['t'], 'exists u in USED where Same(t, u)')];

  it('replaces a term by its definition with the arguments in it, through other terms', () => {
    expect(print(inlineTerms(parse('exists e in LIST where Taken(e)'), terms))).toBe(
      'exists e in LIST where exists u in USED where e.A = u.A',
    );
  });

  it('leaves a binder alone that has the name of a parameter', () => {
    const hiding = [term('Odd', ['t'], 'exists t in USED where t.A = 1')];
    expect(print(inlineTerms(parse('Odd(x)'), hiding))).toBe('exists t in USED where t.A = 1');
  });
});
