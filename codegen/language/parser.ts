import type { Binary, Binder, Expression, MembershipSet, Name } from '../model/expression.ts';
import type { SourceRange } from '../model/source.ts';
import { within } from '../model/source.ts';
import { COMPARISON_POWER, NOT_POWER, POWER } from './power.ts';
import type { Token } from './tokens.ts';
import { SyntaxFault, numberValue, tokenize, wordMeant } from './tokens.ts';

/** A Pratt parser over the tokens of one cell. Every method throws a `SyntaxFault` at the first token that does not fit. */
export class Parser {
  readonly #tokens: readonly Token[];
  readonly #at: SourceRange;
  #position = 0;

  constructor(text: string, at: SourceRange) {
    this.#at = at;
    this.#tokens = tokenize(text, at);
  }

  /** The token that comes next, or one further ahead. */
  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#position + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('a token list always has an end');
    return token;
  }

  /** Consumes the next token if it is this word or sign. */
  take(text: string): boolean {
    const token = this.peek();
    if (token.text !== text || token.kind === 'end') return false;
    this.#position += 1;
    return true;
  }

  /** Everything is consumed. */
  end(): void {
    const token = this.peek();
    if (token.kind !== 'end')
      this.#fail(
        token,
        isComparison(token)
          ? 'and, or or the end of the cell: comparisons do not chain'
          : `an operator or the end of the cell${wordMeant(token)}`,
      );
  }

  /** An expression whose operators all bind more strongly than `min`. */
  expression(min = 0): Expression {
    // What a test or a comparison leaves behind is a truth: only `and` and `or` may follow it.
    let max = isPredicate(this.peek()) ? COMPARISON_POWER : Infinity;
    let left = this.#prefix(min);
    for (;;) {
      const operator = this.#operator();
      if (operator === null) return left;
      const power = POWER[operator];
      if (power <= min || power >= max) return left;
      left = operator === 'in' ? this.#membership(left) : this.#binary(operator, power, left);
      if (power === COMPARISON_POWER) max = COMPARISON_POWER;
    }
  }

  /** A name, number, call or parenthesis with the attributes and keys behind it. */
  postfix(): Expression {
    let left = this.#primary();
    for (;;) {
      if (this.take('.')) {
        const attribute = this.name();
        left = { kind: 'member', object: left, name: attribute.name, at: this.since(left) };
      } else if (this.take('[')) {
        const key = this.expression(COMPARISON_POWER);
        this.#expect(']');
        left = { kind: 'entry', collection: left, key, at: this.since(left) };
      } else return left;
    }
  }

  /** `c in XC` */
  binder(): Binder {
    const token = this.peek();
    if (token.kind !== 'name') this.#fail(token, 'a name for the element, as in c in XC');
    this.#position += 1;
    this.#expect('in');
    const source = this.expression(COMPARISON_POWER);
    return { name: token.text, source, at: this.#from(token.from) };
  }

  /** One name; `this`, `new`, `none` and `created` are names too. */
  name(): Name {
    const token = this.peek();
    if (token.kind !== 'name' && !NAME_WORDS.has(token.text)) this.#fail(token, 'a name');
    this.#position += 1;
    return { kind: 'name', name: token.text, at: within(this.#at, token.from, token.to) };
  }

  /** The range from the start of a node up to the last consumed token. */
  since(node: Expression): SourceRange {
    return this.#from(node.at.start.column - this.#at.start.column);
  }

  #from(offset: number): SourceRange {
    const last = this.#tokens[this.#position - 1];
    return within(this.#at, offset, last?.to ?? offset);
  }

  #fail(token: Token, expected: string): never {
    throw new SyntaxFault(`Unexpected ${token.text}, expected ${expected}`, within(this.#at, token.from, token.to));
  }

  #expect(text: string): void {
    if (!this.take(text)) this.#fail(this.peek(), text);
  }

  #operator(): Binary['operator'] | 'in' | null {
    const { kind, text } = this.peek();
    if (kind === 'word' && text === 'not') return this.peek(1).text === 'in' ? 'in' : null;
    return kind !== 'end' && Object.hasOwn(POWER, text) ? (text as Binary['operator'] | 'in') : null;
  }

  #binary(operator: Binary['operator'], power: number, left: Expression): Expression {
    this.#position += 1;
    const right = this.expression(power);
    return { kind: 'binary', operator, left, right, at: this.since(left) };
  }

  #membership(left: Expression): Expression {
    const negated = this.take('not');
    this.#expect('in');
    const set = this.#set();
    return { kind: 'in', negated, left, set, at: this.since(left) };
  }

  #set(): MembershipSet {
    if (this.take('{')) {
      const elements = [this.expression(COMPARISON_POWER)];
      while (this.take(',')) elements.push(this.expression(COMPARISON_POWER));
      this.#expect('}');
      return { kind: 'elements', elements };
    }
    const low = this.expression(COMPARISON_POWER);
    if (!this.take('..')) this.#fail(this.peek(), '.. and the end of the range, as in 1..7, or a set in braces');
    return { kind: 'range', low, high: this.expression(COMPARISON_POWER) };
  }

  #prefix(min: number): Expression {
    const token = this.peek();
    if (!isPredicate(token)) return this.postfix();
    if (min > NOT_POWER) this.#fail(token, 'a value; a condition inside a comparison or a calculation has no meaning');
    this.#position += 1;
    if (token.text === 'not') {
      const operand = this.expression(NOT_POWER);
      return { kind: 'not', operand, at: this.#from(token.from) };
    }
    if (token.text === 'reserved' || token.text === 'malformed') {
      const operand = this.postfix();
      return { kind: 'field-test', test: token.text, operand, at: this.#from(token.from) };
    }
    if (token.text === 'every' || this.peek(1).text === 'in') return this.#quantifier(token);
    const entry = this.postfix();
    if (entry.kind !== 'entry')
      throw new SyntaxFault(
        'Unexpected end of exists, expected an entry such as XC[CNTLID], or a binder such as c in XC',
        entry.at,
      );
    return { kind: 'exists', entry, at: this.#from(token.from) };
  }

  #quantifier(token: Token): Expression {
    const quantifier = token.text === 'every' ? 'every' : 'exists';
    const binders = [this.binder()];
    while (this.take(',')) binders.push(this.binder());
    if (!this.take('where') && !this.take('satisfies'))
      this.#fail(this.peek(), quantifier === 'every' ? 'satisfies' : 'where');
    const body = this.expression();
    return { kind: 'quantifier', quantifier, binders, body, at: this.#from(token.from) };
  }

  #primary(): Expression {
    const token = this.peek();
    if (token.kind === 'number') {
      this.#position += 1;
      return { kind: 'number', value: numberValue(token.text), text: token.text, at: this.#from(token.from) };
    }
    if (this.take('(')) {
      const inner = this.expression();
      this.#expect(')');
      // The parentheses belong to the place, so that a range that begins here includes them.
      return { ...inner, at: this.#from(token.from) };
    }
    if (token.text === 'count' || token.text === 'sum') return this.#aggregate(token);
    if (token.kind === 'name' || CALL_WORDS.has(token.text)) {
      if (this.peek(1).text === '(') return this.#call(token);
      if (token.kind === 'word') this.#fail(this.peek(1), `( after ${token.text}`);
    }
    if (token.kind === 'name' || VALUE_WORDS.has(token.text)) return this.name();
    return this.#fail(token, 'a name, a number or (');
  }

  #call(token: Token): Expression {
    this.#position += 2;
    const given = [this.expression()];
    while (this.take(',')) given.push(this.expression());
    this.#expect(')');
    return { kind: 'call', name: token.text, arguments: given, at: this.#from(token.from) };
  }

  #aggregate(token: Token): Expression {
    this.#position += 1;
    this.#expect('(');
    if (token.text === 'sum') {
      const value = this.expression(COMPARISON_POWER);
      this.#expect('for');
      const [binder, where] = this.#filtered();
      return { kind: 'sum', value, binder, where, at: this.#from(token.from) };
    }
    if (this.peek(1).text === 'in') {
      const [binder, where] = this.#filtered();
      return { kind: 'count', source: null, binder, where, at: this.#from(token.from) };
    }
    const source = this.expression(COMPARISON_POWER);
    this.#expect(')');
    return { kind: 'count', source, binder: null, where: null, at: this.#from(token.from) };
  }

  #filtered(): [Binder, Expression | null] {
    const binder = this.binder();
    const where = this.take('where') ? this.expression() : null;
    this.#expect(')');
    return [binder, where];
  }
}

const PREDICATES: ReadonlySet<string> = new Set(['not', 'exists', 'every', 'reserved', 'malformed']);
const CALL_WORDS: ReadonlySet<string> = new Set(['index', 'entries']);
const VALUE_WORDS: ReadonlySet<string> = new Set(['this', 'new', 'none']);
const NAME_WORDS: ReadonlySet<string> = new Set([...VALUE_WORDS, 'created']);

function isPredicate(token: Token): boolean {
  return token.kind === 'word' && PREDICATES.has(token.text);
}

function isComparison(token: Token): boolean {
  return POWER[token.text as Binary['operator']] === COMPARISON_POWER && token.kind !== 'end';
}
