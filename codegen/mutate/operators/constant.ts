import type { Expression } from '../../model/expression.ts';
import type { Hole } from '../holes.ts';
import type { Operator, PartChange } from './operator.ts';

/** A number that is off by one, and a limit that is off by one where something is compared with it. */
export const constant: Operator = (hole, names) => {
  const { node } = hole;
  if (node.kind === 'number') {
    const { value } = node;
    if (typeof value !== 'number') return [change('constant-plus-1', number(node, value + 1n))];
    return [
      change('constant-plus-1', number(node, value + 1)),
      ...(value > 0 ? [change('constant-minus-1', number(node, value - 1))] : []),
    ];
  }
  if (node.kind !== 'name' || !names.isCount(node.name) || !isCompared(hole)) return [];
  return [change('limit-plus-1', off(node, '+')), change('limit-minus-1', off(node, '-'))];
};

function isCompared({ parent }: Hole): boolean {
  if (parent?.kind === 'binary') return ['=', '!=', '<', '<=', '>', '>='].includes(parent.operator);
  return parent?.kind === 'in';
}

function off(node: Expression, operator: '+' | '-'): Expression {
  return { kind: 'binary', operator, left: node, right: number(node, 1), at: node.at };
}

function number({ at }: Expression, value: number | bigint): Expression {
  return { kind: 'number', value, text: String(value), at };
}

function change(operator: string, node: Expression): PartChange {
  return { operator, class: 'constant', node };
}
