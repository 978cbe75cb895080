import type { Command } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model, Term } from '../../model/model.ts';
import { canonical } from './canonical.ts';
import { ANY, isEmpty, isWithin, meet, type Domain } from './domain.ts';
import { alternatives, isTotal, opened, product, type Literal, type Mode } from './literals.ts';

/** A cell that is taken as a fact; `null` is the empty cell, which is always true. */
export interface Premise {
  readonly cell: Expression | null;
  readonly mode: Mode;
  /** The terms of the text that it stands in; absent: those of the unchanged one. */
  readonly terms?: readonly Term[];
}

/** What holds in one alternative. */
interface Facts {
  readonly texts: ReadonlySet<string>;
  /** Conditions that are false or undefined. */
  readonly notTrue: ReadonlySet<string>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly ranges: readonly Range[];
}

/** `F in 2..N`. */
interface Range {
  readonly subject: string;
  readonly low: number;
  readonly high: string;
}

/** Decides, for the cells of one command, what follows from what. "No" may only mean that no proof was found. */
export class Prover {
  readonly #model: Model;
  /** Names that stand for one value each. */
  readonly #constants: ReadonlySet<string | null>;

  constructor(model: Model, command: Command) {
    this.#model = model;
    const names = new Set<string | null>([
      ...model.values.flatMap(({ values }) => values.map(({ enumerator }) => enumerator)),
      ...model.objects.filter(({ key }) => key === null).map(({ mnemonic }) => mnemonic),
    ]);
    for (const { mnemonic } of [...command.fields, ...model.limits]) names.delete(mnemonic);
    this.#constants = names;
  }

  /** Whether a cell of the unchanged text is true wherever all premises hold. */
  follows(premises: readonly Premise[], conclusion: Expression | null): boolean {
    return conclusion === null || this.#everywhere(premises, (facts) => this.#proves(facts, conclusion));
  }

  /** Whether the premises never hold together. */
  contradict(premises: readonly Premise[]): boolean {
    return this.#everywhere(premises, () => false);
  }

  #everywhere(premises: readonly Premise[], isTrue: (facts: Facts) => boolean): boolean {
    let all: readonly (readonly Literal[])[] | null = [[]];
    for (const { cell, mode, terms = this.#model.terms } of premises) {
      if (cell === null && mode === 'true') continue;
      const more = cell === null ? [] : alternatives(cell, mode, terms);
      all = all && more && product(all, more);
    }
    return (
      all?.every((literals) => {
        const facts = this.#facts(literals);
        return facts === null || isTrue(facts);
      }) ?? false
    );
  }

  /** What the literals say; `null` where they contradict each other. */
  #facts(literals: readonly Literal[]): Facts | null {
    const texts = new Set<string>();
    const notTrue = new Set<string>();
    const domains = new Map<string, Domain>();
    const ranges: Range[] = [];
    const outside: Range[] = [];
    for (const { atom, mode, terms } of literals) {
      const text = canonical(atom, terms);
      // What is true or false in every state is false where it is not true.
      const isFalse = mode === 'false' || (mode === 'not true' && isTotal(atom, terms));
      if (mode === 'true') texts.add(text);
      else if (isFalse) texts.add(negation(text));
      else notTrue.add(text);
      const range = mode === 'true' || isFalse ? this.#range(atom, terms, isFalse ? '+' : '-') : null;
      if (range) (isFalse ? outside : ranges).push(range);
      const domain = mode === 'true' || isFalse ? this.#domain(atom, mode === 'true', terms) : null;
      if (domain) domains.set(domain.subject, meet(domains.get(domain.subject) ?? ANY, domain));
    }
    if ([...texts].some((text) => notTrue.has(text) || texts.has(negation(text)))) return null;
    if (outside.some((range) => ranges.some((each) => isInside(each, range)))) return null;
    // What is less is no more.
    const noMore = [...texts].flatMap((text) => (LESS.test(text) ? [text.replace(' < ', ' <= ')] : []));
    if (noMore.some((text) => notTrue.has(text) || texts.has(negation(text)))) return null;
    return [...domains.values()].some(isEmpty) ? null : { texts, notTrue, domains, ranges };
  }

  /** `F in 2..N`. `sign`: for `-`, `N - 1` counts as N, which it does not exceed; for `+`, `N + 1`, which is no less. */
  #range(atom: Expression, terms: readonly Term[], sign: '+' | '-'): Range | null {
    if (atom.kind !== 'in' || atom.negated || atom.set.kind !== 'range') return null;
    const { low, high } = atom.set;
    const least = low.kind === 'number' ? Number(low.value) : null;
    const bound = high.kind === 'binary' && high.operator === sign && high.right.kind === 'number' ? high.left : high;
    return least === null ? null : { subject: canonical(atom.left, terms), low: least, high: canonical(bound, terms) };
  }

  /** What `F = 3`, `F not in {A, B}`, `F > 2` or `F in 1..N` says of F, or its opposite. */
  #domain(atom: Expression, isTrue: boolean, terms: readonly Term[]): (Domain & { readonly subject: string }) | null {
    if (atom.kind !== 'in' && atom.kind !== 'binary') return null;
    const subject = canonical(atom.left, terms);
    const positive = (set: ReadonlySet<string>, isAmong: boolean): Domain & { readonly subject: string } =>
      isAmong ? { ...ANY, subject, among: set } : { ...ANY, subject, without: set };
    if (atom.kind === 'in') {
      if (atom.set.kind === 'range') {
        if (atom.negated === isTrue) return null;
        return { ...ANY, subject, low: this.#bound(atom.set.low, 'least'), high: this.#bound(atom.set.high, 'most') };
      }
      const values = atom.set.elements.flatMap((each) => this.#constant(each) ?? []);
      return values.length < atom.set.elements.length ? null : positive(new Set(values), atom.negated !== isTrue);
    }
    const value = this.#constant(atom.right);
    if (value === null) return null;
    if (atom.operator === '=' || atom.operator === '!=')
      return positive(new Set([value]), (atom.operator === '=') === isTrue);
    const number = Number(value);
    if (Number.isNaN(number)) return null;
    const operator = isTrue ? atom.operator : (OPPOSITE[atom.operator] ?? atom.operator);
    if (operator === '>' || operator === '>=') return { ...ANY, subject, low: number + (operator === '>' ? 1 : 0) };
    if (operator === '<' || operator === '<=') return { ...ANY, subject, high: number - (operator === '<' ? 1 : 0) };
    return null;
  }

  #constant(node: Expression): string | null {
    if (node.kind === 'number') return String(node.value);
    return node.kind === 'name' && this.#constants.has(node.name) ? node.name : null;
  }

  /** The least or the most that a bound can be, by the ranges of the tables. */
  #bound(node: Expression, end: 'least' | 'most'): number {
    const nothing = end === 'least' ? -Infinity : Infinity;
    if (node.kind === 'number') return Number(node.value);
    if (node.kind === 'name') {
      const limit = this.#model.limits.find(({ mnemonic }) => mnemonic === node.name);
      return (end === 'least' ? limit?.minimum : limit?.maximum) ?? nothing;
    }
    if (node.kind !== 'member') return nothing;
    const attributes = this.#model.objects.flatMap((object) => object.attributes);
    const bounds = attributes
      .filter(({ mnemonic }) => mnemonic === node.name)
      .map(({ range }) =>
        range.kind === 'number' ? this.#bound(end === 'least' ? range.low : range.high, end) : nothing,
      );
    if (bounds.length === 0) return nothing;
    return end === 'least' ? Math.min(...bounds) : Math.max(...bounds);
  }

  #proves(facts: Facts, goal: Expression): boolean {
    const { terms } = this.#model;
    const atom = opened(goal, terms);
    if (atom.kind === 'binary' && atom.operator === 'and')
      return this.#proves(facts, atom.left) && this.#proves(facts, atom.right);
    if (atom.kind === 'binary' && atom.operator === 'or')
      return this.#proves(facts, atom.left) || this.#proves(facts, atom.right);
    if (facts.texts.has(canonical(atom, terms))) return true;
    if (atom.kind === 'binary' && atom.operator === '=') {
      const [left, right] = [canonical(atom.left, terms), canonical(atom.right, terms)];
      if (isEqual(facts, left, right) || isEqual(facts, right, left)) return true;
    }
    const range = this.#range(atom, terms, '+');
    if (range) return facts.ranges.some((each) => isInside(each, range));
    if (atom.kind === 'in' && atom.set.kind === 'range') return false;
    const wanted = this.#domain(atom, true, terms);
    const known = wanted && facts.domains.get(wanted.subject);
    return wanted !== null && known !== null && known !== undefined && isWithin(known, wanted);
  }
}

const OPPOSITE: Readonly<Partial<Record<string, '<' | '<=' | '>' | '>='>>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The canonical text of a comparison of two numbers. */
const LESS = /^\([^<>=]* < [^<>=]*\)$/;

/** The canonical text of the opposite. */
function negation(text: string): string {
  return text.startsWith('(') ? `not${text}` : `not(${text})`;
}

function isInside(inner: Range, outer: Range): boolean {
  return inner.subject === outer.subject && inner.high === outer.high && inner.low >= outer.low;
}

/** Whether one is no more than the other, and not less: where the first is known, both have values. */
function isEqual({ texts, notTrue }: Facts, low: string, high: string): boolean {
  const less = `(${low} < ${high})`;
  return texts.has(`(${low} <= ${high})`) && (notTrue.has(less) || texts.has(negation(less)));
}
