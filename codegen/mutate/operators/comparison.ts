import type { Binary } from '../../model/expression.ts';
import type { Operator } from './operator.ts';

const OTHERS: Readonly<Partial<Record<Binary['operator'], readonly (readonly [Binary['operator'], string])[]>>> = {
  '=': [['!=', 'unequal']],
  '!=': [['=', 'equal']],
  '<': [
    ['<=', 'less-or-equal'],
    ['>=', 'greater-or-equal'],
  ],
  '<=': [
    ['<', 'less'],
    ['>', 'greater'],
  ],
  '>': [
    ['>=', 'greater-or-equal'],
    ['<=', 'less-or-equal'],
  ],
  '>=': [
    ['>', 'greater'],
    ['<', 'less'],
  ],
  '+': [['-', 'minus']],
  '-': [['+', 'plus']],
  '*': [['+', 'plus']],
  mod: [['*', 'times']],
  '^': [['*', 'times']],
};

/** `>` for `>=`, `=` for `!=`, `+` for `-`: the bound that is off by one, the comparison the wrong way round. */
export const comparison: Operator = ({ node }) =>
  node.kind === 'binary'
    ? (OTHERS[node.operator] ?? []).map(([operator, word]) => ({
        operator: word,
        class: 'comparison',
        node: { ...node, operator },
      }))
    : [];
