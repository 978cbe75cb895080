import type { Field, Selector } from '../model/layout.ts';
import type { Resolved } from './resolved.ts';

/** The condition under which a command has a field; `null`: always. */
export function presenceOf({ selectors }: Pick<Field, 'selectors'>): Resolved | null {
  if (selectors === undefined || selectors.length === 0) return null;
  return selectors.map(hasOneOf).reduce((left, right): Resolved => ({ kind: 'logical', operator: 'and', left, right }));
}

function hasOneOf({ field, values }: Selector): Resolved {
  return {
    kind: 'in-set',
    negated: false,
    left: { kind: 'field', name: field, zero: 0, present: null },
    elements: values.map((value) => ({ kind: 'literal', value })),
  };
}
