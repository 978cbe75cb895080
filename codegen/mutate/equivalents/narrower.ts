import { print } from '../../language/print.ts';
import type { Expression } from '../../model/expression.ts';

/**
 * Whether a cell holds only where another one does, told from its form: the same text, fewer values, or a conjunction
 * of such parts. The converse need not be found.
 */
export function implies(narrow: Expression | null, wide: Expression | null): boolean {
  if (wide === null) return true;
  if (narrow === null) return false;
  if (print(narrow) === print(wide)) return true;
  if (narrow.kind === 'binary' && wide.kind === 'binary' && narrow.operator === 'and' && wide.operator === 'and')
    return implies(narrow.left, wide.left) && implies(narrow.right, wide.right);
  if (narrow.kind === 'binary' && narrow.operator === '=' && wide.kind === 'in' && wide.set.kind === 'elements')
    return !wide.negated && print(narrow.left) === print(wide.left) && isElement(narrow.right, wide.set.elements);
  if (narrow.kind !== 'in' || wide.kind !== 'in' || narrow.negated || wide.negated) return false;
  if (narrow.set.kind === 'range' || wide.set.kind === 'range' || print(narrow.left) !== print(wide.left)) return false;
  const { elements } = wide.set;
  return narrow.set.elements.every((element) => isElement(element, elements));
}

function isElement(element: Expression, elements: readonly Expression[]): boolean {
  const name = nameOf(element);
  return name !== null && elements.some((each) => nameOf(each) === name);
}

/** An enumerator, wherever it stands; `null` for anything else. */
function nameOf(element: Expression): string | null {
  return element.kind === 'name' ? element.name : null;
}
