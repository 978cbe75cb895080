import type { Operator, PartChange } from './operator.ts';

/** `and` for `or`, an operand or a negation forgotten, `exists` for `every`, an element or a filter forgotten. */
export const logic: Operator = ({ node }) => {
  const change = (operator: string, changed: PartChange['node']): PartChange => ({
    operator,
    class: 'logic',
    node: changed,
  });
  switch (node.kind) {
    case 'binary': {
      if (node.operator !== 'and' && node.operator !== 'or') return [];
      const other = node.operator === 'and' ? 'or' : 'and';
      return [
        change(other, { ...node, operator: other }),
        change('drop-left', node.right),
        change('drop-right', node.left),
      ];
    }
    case 'not':
      return [change('drop-not', node.operand)];
    case 'in': {
      const { set } = node;
      const shorter =
        set.kind === 'range' || set.elements.length < 2
          ? []
          : set.elements.map((_, i) =>
              change('drop-element', {
                ...node,
                set: { ...set, elements: set.elements.filter((_each, j) => j !== i) },
              }),
            );
      return [change('negate-in', { ...node, negated: !node.negated }), ...shorter];
    }
    case 'quantifier': {
      const quantifier = node.quantifier === 'exists' ? 'every' : 'exists';
      return [change(quantifier, { ...node, quantifier })];
    }
    case 'count':
      if (!node.where || !node.binder) return [];
      return [change('drop-where', { ...node, where: null, source: node.binder.source, binder: null })];
    case 'sum':
    case 'list':
      return node.where ? [change('drop-where', { ...node, where: null })] : [];
    default:
      return [];
  }
};
