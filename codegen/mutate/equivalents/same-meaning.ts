import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { canonical } from './canonical.ts';
import type { EquivalenceRule } from './rule.ts';

/** `index(t) < index(u) and SameTag(t, u)` with t and u the other way round: the operands moved, the meaning did not. */
export const sameMeaning: EquivalenceRule = {
  name: 'same-meaning',
  why: 'With terms put in, and operands and binders that may change places in one order, both texts read the same.',
  argue: (mutant, model) =>
    meaning(mutant.model) === meaning(model)
      ? `${mutant.change.to} is ${mutant.change.from} with operands or binders in another order`
      : null,
};

const KINDS: ReadonlySet<unknown> = new Set<Expression['kind']>([
  'number',
  'name',
  'member',
  'entry',
  'binary',
  'not',
  'in',
  'exists',
  'field-test',
  'quantifier',
  'count',
  'sum',
  'call',
  'record',
  'list',
]);

/** All of a model but its terms, which are put in where they are used; places do not count. */
function meaning(model: Model): string {
  return JSON.stringify({ ...model, terms: [] }, (key, value: unknown) => {
    if (key === 'at') return undefined;
    return isExpression(value) ? canonical(value, model.terms) : typeof value === 'bigint' ? `${value}n` : value;
  });
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'at' in value && 'kind' in value && KINDS.has(value.kind);
}
