import type { SourceRange } from '../model/source.ts';
import { nearestName } from '../model/suggest.ts';
import { correctedNumber } from './spelling.ts';
import type { NumberType } from './types.ts';
import { UNKNOWN, numberType } from './types.ts';
import type { Typed } from './world.ts';

/** Why an expression does not resolve, or what is wrong with its kinds. */
export interface Problem {
  readonly at: SourceRange;
  readonly message: string;
  readonly rule: 'unresolved-name' | 'condition-type';
  /** A name that was probably meant. */
  readonly suggestion?: string;
  /** Whether the expression can be evaluated all the same: a condition with one outcome only. */
  readonly harmless: boolean;
}

/** Collects the problems of one expression and hands out binder slots. */
export class Findings {
  readonly problems: Problem[] = [];
  /** Terms whose definitions are being resolved, outermost first. */
  readonly terms: string[] = [];
  /** How often a definition took the place of a term's name. */
  expansions = 0;
  /** The keys or indices of the elements of each slot. */
  readonly #indices = new Map<number, NumberType>();
  #slots = 0;

  /** A slot that no other binder of the expression has. */
  slot(): number {
    this.#slots += 1;
    return this.#slots - 1;
  }

  /** Notes which keys or indices the elements of a slot have. */
  nameIndex(slot: number, type: NumberType): void {
    this.#indices.set(slot, type);
  }

  /** The type of `index(x)` where x stands in the slot. */
  indexType(slot: number): NumberType {
    return this.#indices.get(slot) ?? numberType(0, 0);
  }

  /** Reports that kinds do not fit; the result stands for the expression from then on. */
  mismatch(at: SourceRange, unexpected: string, expected: string): Typed {
    this.problems.push({
      at,
      message: `Unexpected ${unexpected}, expected ${expected}`,
      rule: 'condition-type',
      harmless: false,
    });
    return { node: { kind: 'literal', value: null }, type: UNKNOWN };
  }

  /** Reports a condition that has one outcome whatever the command and the state. */
  constant(at: SourceRange, outcome: boolean): void {
    const message = `Unexpected condition that is ${outcome ? 'always' : 'never'} true, expected one that the ranges of its operands leave open`;
    this.problems.push({ at, message, rule: 'condition-type', harmless: true });
  }

  /** Reports a name that nothing in scope has. */
  unresolved(at: SourceRange, name: string, expected: string, candidates: readonly string[]): Typed {
    const number = name.endsWith('h') ? correctedNumber(name) : null;
    const suggestion = number ?? nearestName(name, candidates);
    const hint = suggestion === null ? '' : ` (did you mean ${suggestion}?)`;
    const message = `Unexpected ${name}, expected ${number ?? `${expected}${hint}`}`;
    this.problems.push({
      at,
      message,
      rule: 'unresolved-name',
      harmless: false,
      ...(suggestion !== null && { suggestion }),
    });
    return { node: { kind: 'literal', value: null }, type: UNKNOWN };
  }
}
