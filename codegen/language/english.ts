import type {
  ArithmeticOperator,
  Binary,
  Binder,
  Expression,
  Membership,
  Quantifier,
  RelationalOperator,
} from '../model/expression.ts';
import { DATA_LENGTH } from './data-length.ts';
import { EVERY_FIELD } from './field-tests.ts';
import { print } from './print.ts';

/**
 * A condition or a value in English: "the number of XC is greater than or equal to MAXXC". `enumerators` are the names
 * that stand for values of a field, which a field simply "is".
 */
export function english(expression: Expression, enumerators: ReadonlySet<string> = new Set()): string {
  return new English(enumerators).say(expression);
}

/** A condition in English, as a clause of its own: a term "holds". */
export function englishCondition(expression: Expression, enumerators: ReadonlySet<string> = new Set()): string {
  return new English(enumerators).clause(expression);
}

const RELATIONS: Readonly<Record<RelationalOperator, string>> = {
  '=': 'is equal to',
  '!=': 'is not equal to',
  '<': 'is less than',
  '<=': 'is less than or equal to',
  '>': 'is greater than',
  '>=': 'is greater than or equal to',
};

const OPPOSITES: Readonly<Record<RelationalOperator, RelationalOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const CALCULATIONS: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  mod: 'modulo',
  '^': 'to the power',
};

class English {
  readonly #enumerators: ReadonlySet<string>;

  constructor(enumerators: ReadonlySet<string>) {
    this.#enumerators = enumerators;
  }

  clause(expression: Expression): string {
    return expression.kind === 'call' ? `${print(expression)} holds` : this.say(expression);
  }

  say(expression: Expression): string {
    switch (expression.kind) {
      case 'binary':
        return this.#binary(expression);
      case 'not':
        return this.#negation(expression.operand);
      case 'in':
        return this.#membership(expression, expression.negated);
      case 'exists':
        return `${this.say(expression.entry)} exists`;
      case 'field-test':
        return `${this.#field(expression.operand)} ${expression.test === 'reserved' ? 'has a reserved value' : 'is malformed'}`;
      case 'quantifier':
        return this.#quantifier(expression);
      case 'count':
        return expression.binder === null
          ? `the number of ${print(expression.source ?? expression)}`
          : `the number of ${this.#filtered(expression.binder, expression.where)}`;
      case 'sum':
        return `the sum of ${this.say(expression.value)} over each ${this.#filtered(expression.binder, expression.where)}`;
      case 'list':
        return `${print(expression.element)} for each ${this.#filtered(expression.binder, expression.where)}`;
      case 'call':
        return this.#call(expression.name, expression.arguments, print(expression));
      case 'name':
        return expression.name === DATA_LENGTH ? 'the length of the data in bytes' : expression.name;
      case 'number':
      case 'member':
      case 'entry':
      case 'record':
        return print(expression);
    }
  }

  #field(operand: Expression): string {
    return operand.kind === 'name' && operand.name === EVERY_FIELD
      ? 'any field that has a table of values'
      : this.say(operand);
  }

  #binary({ operator, left, right }: Binary): string {
    if (operator === 'and' || operator === 'or')
      return `${this.#part(left, operator)} ${operator} ${this.#part(right, operator)}`;
    if (isRelation(operator)) return `${this.say(left)} ${this.#verb(operator, right)} ${this.say(right)}`;
    return `${this.#term(left)} ${CALCULATIONS[operator]} ${this.#term(right)}`;
  }

  /** English has no precedence: `and` beside `or` needs parentheses, and so does a clause that runs on. */
  #part(operand: Expression, operator: 'and' | 'or'): string {
    const mixed =
      operand.kind === 'binary' &&
      (operand.operator === 'and' || operand.operator === 'or') &&
      operand.operator !== operator;
    const runsOn = operand.kind === 'quantifier' || (operand.kind === 'not' && operand.operand.kind === 'quantifier');
    return mixed || runsOn ? `(${this.clause(operand)})` : this.clause(operand);
  }

  #term(operand: Expression): string {
    return operand.kind === 'binary' ? `(${this.say(operand)})` : this.say(operand);
  }

  #verb(operator: RelationalOperator, right: Expression): string {
    const isNamed = right.kind === 'name' && (this.#enumerators.has(right.name) || right.name === 'none');
    return isNamed ? RELATIONS[operator].replace(' equal to', '') : RELATIONS[operator];
  }

  #negation(operand: Expression): string {
    switch (operand.kind) {
      case 'exists':
        return `${this.say(operand.entry)} does not exist`;
      case 'field-test':
        return `${this.say(operand.operand)} ${operand.test === 'reserved' ? 'does not have a reserved value' : 'is not malformed'}`;
      case 'in':
        return this.#membership(operand, !operand.negated);
      case 'not':
        return this.say(operand.operand);
      case 'call':
        return `${print(operand)} does not hold`;
      case 'quantifier':
        return operand.quantifier === 'exists'
          ? `there is no ${this.#binders(operand.binders, ' and ')} for which ${this.clause(operand.body)}`
          : `it is not true that ${this.say(operand)}`;
      case 'binary': {
        const { operator, left, right } = operand;
        if (isRelation(operator)) return this.#binary({ ...operand, operator: OPPOSITES[operator], left, right });
        return `it is not true that (${this.say(operand)})`;
      }
      default:
        return `it is not true that ${this.say(operand)}`;
    }
  }

  #membership({ left, set }: Membership, negated: boolean): string {
    const verb = negated ? 'is not' : 'is';
    if (set.kind === 'range')
      return `${this.say(left)} ${verb} in the range from ${this.say(set.low)} to ${this.say(set.high)}`;
    const elements = set.elements.map((element) => this.say(element));
    const last = elements.at(-1) ?? '';
    return `${this.say(left)} ${verb} ${elements.length > 1 ? `${elements.slice(0, -1).join(', ')} or ${last}` : last}`;
  }

  #quantifier({ quantifier, binders, body }: Quantifier): string {
    if (quantifier === 'every') return `for every ${this.#binders(binders, ' and every ')}, ${this.clause(body)}`;
    return `there is ${binders.map((binder) => `some ${this.#binder(binder)}`).join(' and ')} for which ${this.clause(body)}`;
  }

  #binders(binders: readonly Binder[], between: string): string {
    return binders.map((binder) => this.#binder(binder)).join(between);
  }

  #binder({ name, source }: Binder): string {
    return `${name} in ${print(source)}`;
  }

  #filtered(binder: Binder, where: Expression | null): string {
    return where === null ? this.#binder(binder) : `${this.#binder(binder)} for which ${this.clause(where)}`;
  }

  #call(name: string, given: readonly Expression[], text: string): string {
    const [argument] = given;
    if (name === 'index' && argument !== undefined) return `the index of ${this.say(argument)}`;
    if (name === 'entries' && argument !== undefined)
      return `the number of which ${this.say(argument)} is the 0's based value`;
    return text;
  }
}

function isRelation(operator: Binary['operator']): operator is RelationalOperator {
  return Object.hasOwn(RELATIONS, operator);
}
