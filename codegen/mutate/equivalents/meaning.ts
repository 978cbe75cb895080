import { EXPRESSION_KINDS, type Expression } from '../../model/expression.ts';
import type { Term } from '../../model/model.ts';
import { canonical } from './canonical.ts';

/** A text that two parts of models share only if they say the same: terms are put in, and places do not count. */
export function meaningOf(part: unknown, terms: readonly Term[]): string {
  return String(
    JSON.stringify(part, (key, value: unknown) => {
      if (key === 'at') return undefined;
      return isExpression(value) ? canonical(value, terms) : typeof value === 'bigint' ? `${value}n` : value;
    }),
  );
}

function isExpression(value: unknown): value is Expression {
  return (
    typeof value === 'object' && value !== null && 'at' in value && 'kind' in value && EXPRESSION_KINDS.has(value.kind)
  );
}
