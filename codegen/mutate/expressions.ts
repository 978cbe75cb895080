import type { Binary, Expression } from '../model/expression.ts';

/** One change to an expression, with the operator's name. */
export interface ExpressionMutant {
  readonly operator: string;
  readonly expression: Expression;
}

const RELATIONS: Readonly<Record<string, readonly Binary['operator'][]>> = {
  '=': ['!='],
  '!=': ['='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
};
const ARITHMETIC: Readonly<Record<string, readonly Binary['operator'][]>> = { '+': ['-'], '-': ['+'], '*': ['+'] };

/** Words for operators in mutant ids. */
const WORDS: Readonly<Record<string, string>> = {
  '=': 'equal',
  '!=': 'unequal',
  '<': 'less',
  '<=': 'less-or-equal',
  '>': 'greater',
  '>=': 'greater-or-equal',
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  and: 'and',
  or: 'or',
};

/** Every expression that differs from this one in one place: an operator, a constant by one, a dropped operand or negation. */
export function expressionMutants(expression: Expression): ExpressionMutant[] {
  const found: ExpressionMutant[] = [];
  const inside = (part: Expression, rebuild: (changed: Expression) => Expression): void => {
    for (const { operator, expression: changed } of expressionMutants(part))
      found.push({ operator, expression: rebuild(changed) });
  };
  const add = (operator: string, changed: Expression): void => void found.push({ operator, expression: changed });
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      if (typeof value === 'number') {
        add('constant-plus-1', number(expression, value + 1));
        if (value > 0) add('constant-minus-1', number(expression, value - 1));
      }
      break;
    }
    case 'binary': {
      const { operator, left, right } = expression;
      for (const other of [...(RELATIONS[operator] ?? []), ...(ARITHMETIC[operator] ?? [])])
        add(WORDS[other] ?? other, { ...expression, operator: other });
      if (operator === 'and' || operator === 'or') {
        const other = operator === 'and' ? 'or' : 'and';
        add(other, { ...expression, operator: other });
        add('drop-left', right);
        add('drop-right', left);
      }
      inside(left, (changed) => ({ ...expression, left: changed }));
      inside(right, (changed) => ({ ...expression, right: changed }));
      break;
    }
    case 'not':
      add('drop-not', expression.operand);
      inside(expression.operand, (changed) => ({ ...expression, operand: changed }));
      break;
    case 'in': {
      add('negate-in', { ...expression, negated: !expression.negated });
      const { set } = expression;
      if (set.kind === 'range') {
        inside(set.low, (low) => ({ ...expression, set: { ...set, low } }));
        inside(set.high, (high) => ({ ...expression, set: { ...set, high } }));
      } else if (set.elements.length > 1) {
        set.elements.forEach((_, i) =>
          add('drop-element', { ...expression, set: { ...set, elements: set.elements.filter((_each, j) => j !== i) } }),
        );
      }
      break;
    }
    case 'quantifier':
      inside(expression.body, (body) => ({ ...expression, body }));
      break;
    case 'count':
      if (expression.where) {
        add('drop-where', {
          ...expression,
          where: null,
          source: expression.binder?.source ?? expression.source,
          binder: null,
        });
        inside(expression.where, (where) => ({ ...expression, where }));
      }
      break;
    case 'sum':
    case 'list':
      if (expression.where) {
        const { where } = expression;
        add('drop-where', { ...expression, where: null });
        inside(where, (changed) => ({ ...expression, where: changed }));
      }
      break;
    case 'name':
    case 'member':
    case 'entry':
    case 'exists':
    case 'field-test':
    case 'call':
    case 'record':
      break;
  }
  return found;
}

function number(at: Expression, value: number): Expression {
  return { kind: 'number', value, text: String(value), at: at.at };
}
