import { compile } from './compile.ts';
import type { Environment } from './environment.ts';
import type { Resolved } from './resolved.ts';
import { UNDEFINED } from './values.ts';

/**
 * The same expression for a device with these limits: what is calculated of constants and limits alone is calculated here,
 * and not for every command.
 */
export function fold(node: Resolved, limits: Readonly<Record<string, number>>): Resolved {
  switch (node.kind) {
    case 'limit':
      return constant(node, limits);
    case 'arithmetic':
    case 'relation': {
      const folded = { ...node, left: fold(node.left, limits), right: fold(node.right, limits) };
      return isLiteral(folded.left) && isLiteral(folded.right) ? constant(folded, limits) : folded;
    }
    case 'not': {
      const folded = { ...node, operand: fold(node.operand, limits) };
      return isLiteral(folded.operand) ? constant(folded, limits) : folded;
    }
    case 'logical': {
      const [left, right] = [fold(node.left, limits), fold(node.right, limits)];
      // The value that decides nothing: the other side is all that counts.
      const neutral = node.operator === 'and';
      if (isLiteral(left)) return left.value === neutral ? right : left;
      if (isLiteral(right)) return right.value === neutral ? left : right;
      return { ...node, left, right };
    }
    case 'in-range':
      return {
        ...node,
        left: fold(node.left, limits),
        low: fold(node.low, limits),
        high: fold(node.high, limits),
      };
    default:
      return node;
  }
}

function isLiteral(node: Resolved): node is Resolved & { kind: 'literal' } {
  return node.kind === 'literal';
}

/** What is undefined stays as it is: no literal says so. */
function constant(node: Resolved, limits: Environment['limits']): Resolved {
  const value = compile(node)({ ...NOWHERE, limits });
  return value === UNDEFINED ? node : { kind: 'literal', value };
}

const NOWHERE: Omit<Environment, 'limits'> = {
  fields: {},
  data: UNDEFINED,
  state: {},
  target: UNDEFINED,
  chosen: {},
  binders: [],
};
