import type { Binder, Expression, MembershipSet } from '../model/expression.ts';
import { NOT_POWER, POWER } from './power.ts';

const POSTFIX_POWER = 8;
const SET_POWER = 4;

/** The canonical text of an expression: parsing it gives the same tree. */
export function print(expression: Expression): string {
  return at(expression, 0, true);
}

/** A quantifier's body runs as far as it can, so a quantifier stands bare only where nothing follows: in `last` position. */
function at(expression: Expression, min: number, last: boolean): string {
  const bare = powerOf(expression) > min && (last || !endsOpen(expression));
  return bare ? text(expression, last) : `(${text(expression, true)})`;
}

function powerOf(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return POWER[expression.operator];
    case 'in':
      return POWER.in;
    case 'not':
    case 'exists':
    case 'field-test':
    case 'quantifier':
      return NOT_POWER + 0.5;
    default:
      return POSTFIX_POWER + 1;
  }
}

function endsOpen(expression: Expression): boolean {
  switch (expression.kind) {
    case 'quantifier':
      return true;
    case 'not':
      return endsOpen(expression.operand);
    case 'binary':
      return powerOf(expression.right) > POWER[expression.operator] && endsOpen(expression.right);
    default:
      return false;
  }
}

function text(expression: Expression, last: boolean): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'name':
      return expression.name;
    case 'member':
      return `${at(expression.object, POSTFIX_POWER, false)}.${expression.name}`;
    case 'entry':
      return `${at(expression.collection, POSTFIX_POWER, false)}[${at(expression.key, SET_POWER, true)}]`;
    case 'binary': {
      const power = POWER[expression.operator];
      // Comparisons do not chain, so a comparison on the left needs parentheses as well.
      const left = power === SET_POWER ? power : power - 1;
      return `${at(expression.left, left, false)} ${expression.operator} ${at(expression.right, power, last)}`;
    }
    case 'not':
      return `not ${at(expression.operand, NOT_POWER, last)}`;
    case 'in':
      return `${at(expression.left, SET_POWER, false)} ${expression.negated ? 'not in' : 'in'} ${set(expression.set)}`;
    case 'exists':
      return `exists ${at(expression.entry, POSTFIX_POWER, false)}`;
    case 'field-test':
      return `${expression.test} ${at(expression.operand, POSTFIX_POWER, false)}`;
    case 'quantifier': {
      const link = expression.quantifier === 'exists' ? 'where' : 'satisfies';
      return `${expression.quantifier} ${expression.binders.map(binder).join(', ')} ${link} ${at(expression.body, 0, true)}`;
    }
    case 'count':
      return `count(${expression.binder === null ? counted(expression.source) : filtered(expression.binder, expression.where)})`;
    case 'sum':
      return `sum(${at(expression.value, SET_POWER, true)} for ${filtered(expression.binder, expression.where)})`;
    case 'call':
      return `${expression.name}(${list(expression.arguments)})`;
    case 'record':
      return `${expression.structure}(${list(expression.arguments)})`;
    case 'list':
      return `${at(expression.element, 0, true)} for ${filtered(expression.binder, expression.where)}`;
  }
}

function counted(source: Expression | null): string {
  return source === null ? '' : at(source, SET_POWER, true);
}

function list(expressions: readonly Expression[]): string {
  return expressions.map((each) => at(each, 0, true)).join(', ');
}

function binder(each: Binder): string {
  return `${each.name} in ${at(each.source, SET_POWER, true)}`;
}

function filtered(each: Binder, where: Expression | null): string {
  return where === null ? binder(each) : `${binder(each)} where ${at(where, 0, true)}`;
}

function set(values: MembershipSet): string {
  if (values.kind === 'elements') return `{${values.elements.map((each) => at(each, SET_POWER, true)).join(', ')}}`;
  return `${at(values.low, SET_POWER, true)}..${at(values.high, SET_POWER, false)}`;
}
