import type { Resolved } from './resolved.ts';

/** For some fields of a command the values with which a condition may be other than false. */
export type AskedValues = ReadonlyMap<string, ReadonlySet<number>>;

/** What a condition without a demand on a field asks for. */
export const NOTHING_ASKED: AskedValues = new Map();

/** What a condition asks of fields that are always there: with any other value it is false, whatever the rest of it says. */
export function askedValues(node: Resolved): AskedValues {
  if (node.kind === 'logical') {
    const [left, right] = [askedValues(node.left), askedValues(node.right)];
    return node.operator === 'and' ? both(left, right) : either(left, right);
  }
  if (node.kind === 'relation' && node.operator === '=')
    return asked(node.left, [node.right]) ?? asked(node.right, [node.left]) ?? NOTHING_ASKED;
  if (node.kind === 'in-set' && !node.negated) return asked(node.left, node.elements) ?? NOTHING_ASKED;
  return NOTHING_ASKED;
}

function asked(field: Resolved, values: readonly Resolved[]): AskedValues | null {
  if (field.kind !== 'field' || field.present !== null || field.zero !== 0) return null;
  const numbers = new Set<number>();
  for (const each of values) {
    if (each.kind !== 'literal' || typeof each.value !== 'number') return null;
    numbers.add(each.value);
  }
  return new Map([[field.name, numbers]]);
}

/** `and` is false where either side is. */
function both(left: AskedValues, right: AskedValues): AskedValues {
  const all = new Map(left);
  for (const [field, values] of right) {
    const other = left.get(field);
    all.set(field, other === undefined ? values : new Set([...values].filter((value) => other.has(value))));
  }
  return all;
}

/** `or` is false only where both sides are. */
function either(left: AskedValues, right: AskedValues): AskedValues {
  const common = new Map<string, ReadonlySet<number>>();
  for (const [field, values] of left) {
    const other = right.get(field);
    if (other !== undefined) common.set(field, new Set([...values, ...other]));
  }
  return common;
}
