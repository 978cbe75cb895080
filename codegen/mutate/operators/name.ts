import type { Operator } from './operator.ts';

/** Another enumerator of the table, another limit, another field or attribute of the same form: a name that was mixed up. */
export const name: Operator = ({ node }, names) => {
  if (node.kind === 'name') {
    return names
      .mistaken(node.name, node.at.file)
      .map(({ operator, name: other }) => ({ operator, class: 'name', node: { ...node, name: other } }));
  }
  if (node.kind !== 'member') return [];
  return names
    .siblings(node.name)
    .map((other) => ({ operator: `member-${other.toLowerCase()}`, class: 'name', node: { ...node, name: other } }));
};
