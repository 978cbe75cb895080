import type { Expression } from '../../model/expression.ts';
import { inlineTerms } from '../terms.ts';

/** The expression with each handle replaced by the key of its object. */
export function replaceNames(expression: Expression, keys: ReadonlyMap<string, number>): Expression {
  const terms = [...keys].map(([name, value]) => ({
    name,
    parameters: [],
    definition: { kind: 'number' as const, value, text: String(value), at: expression.at },
    section: expression.at.file,
    at: expression.at,
  }));
  return inlineTerms(expression, terms);
}
