import type { Operator } from './operator.ts';

/** Two neighbours of a record's values, or of a term's arguments, the wrong way round. */
export const record: Operator = ({ node }) => {
  if (node.kind !== 'record' && node.kind !== 'call') return [];
  return node.arguments.slice(1).flatMap((second, i) => {
    const first = node.arguments[i];
    if (!first) return [];
    const swapped = node.arguments.map((each, j) => (j === i ? second : j === i + 1 ? first : each));
    return [{ operator: 'swap-arguments', class: 'value' as const, node: { ...node, arguments: swapped } }];
  });
};
