import type { Change } from '../language/operation.ts';
import type { Value } from '../language/values.ts';
import type { VectorExpression } from '../model/relocation.ts';
import type { Predicate } from '../model/vector.ts';

/** Something that only the device knows before it tells: what it chose, or what it brought with it. */
export interface Symbol {
  /** `new1`, `GEN2`, `PC_SN`; a vector writes `$new1`. */
  readonly name: string;
  /** The value that stands for it in derivation: far from every other value. */
  readonly value: number | string;
  /** The least and the greatest number that the device may choose; `null` for bytes and for what it brought with it. */
  readonly range: readonly [low: number, high: number] | null;
  /** Whether no other symbol lies next to it. */
  readonly alone: boolean;
}

/** The names of the symbols that a choice must differ from. */
export type Forbidden = (choice: string) => readonly string[];

/** The ranges of numbers that a device chooses, by the name of the choice. */
export type ChoiceRanges = ReadonlyMap<string, readonly [low: number, high: number]>;

/** Numbers this near to a symbol's value are written relative to it. */
const NEAR = 1;

/** Numbers of symbols that cannot be taken for a limit or the end of a small range begin here. */
const FIRST_DISTINCT = 0xa00;

/** Distance between the values of two symbols, so that what is near one is not near another. */
export const SYMBOL_STEP = 16;

/** The symbols of one vector, found by their value. */
export class Symbols {
  readonly #known: Symbol[] = [];
  readonly #counts = new Map<string, number>();
  /** Pairs that the text keeps apart. */
  readonly #different: (readonly [string, string])[] = [];

  /** Names the values that a command chose. */
  choose(
    chosen: Readonly<Record<string, Value>>,
    changes: readonly Change[],
    result: readonly Value[],
    ranges: ChoiceRanges,
    forbidden: Forbidden = () => [],
  ): void {
    const used = new Set<Value | undefined>([...changes.flatMap((change) => leaves(change)), ...result]);
    for (const [choice, value] of Object.entries(chosen)) {
      if (value instanceof Map)
        this.#chooseSeveral(choice, value as ReadonlyMap<number, Value>, ranges, forbidden(choice));
      if (typeof value !== 'number' && typeof value !== 'string') continue;
      if (!used.has(value)) continue;
      const count = (this.#counts.get(choice) ?? 0) + 1;
      this.#counts.set(choice, count);
      for (const other of forbidden(choice)) this.#different.push([`${choice}${count}`, other]);
      this.#known.push({ name: `${choice}${count}`, value, range: ranges.get(choice) ?? null, alone: true });
    }
  }

  /** Names each of several numbers that were chosen together: they lie side by side, so none stands for its neighbours. */
  #chooseSeveral(
    choice: string,
    values: ReadonlyMap<number, Value>,
    ranges: ChoiceRanges,
    others: readonly string[],
  ): void {
    const count = (this.#counts.get(choice) ?? 0) + 1;
    this.#counts.set(choice, count);
    const names = [...values.keys()].map((i) => `${choice}${count}_${i}`);
    for (const [i, name] of names.entries())
      for (const other of [...others, ...names.slice(0, i)]) this.#different.push([name, other]);
    for (const [i, value] of values) {
      // The newest name of a number comes first: a former owner of it has lost it.
      if (typeof value === 'number')
        this.#known.unshift({ name: `${choice}${count}_${i}`, value, range: ranges.get(choice) ?? null, alone: false });
    }
  }

  /** Names an attribute that the device brought with it. */
  bring(object: string, attribute: string, value: number | string): string {
    const name = `${object}_${attribute}`;
    this.#known.push({ name, value, range: null, alone: true });
    return name;
  }

  /** The symbols of numbers or bytes, for asking which of them a choice must differ from. */
  get all(): readonly Symbol[] {
    return this.#known;
  }

  /** What a host may expect of a value when it first sees it, beside those that it has seen. */
  conditions(name: string, seen: ReadonlySet<string>): Predicate[] {
    const apart = this.#different.flatMap(([one, two]): Predicate[] => {
      const other = one === name ? two : two === name ? one : null;
      return other !== null && seen.has(other) ? [['!=', `$${name}`, `$${other}`]] : [];
    });
    const range = this.#known.find((symbol) => symbol.name === name)?.range;
    if (!range) return apart;
    return [['>=', `$${name}`, range[0]], ['<=', `$${name}`, range[1]], ...apart];
  }

  /** The value of a symbol by its name. */
  valueOf(name: string): number | string | undefined {
    return this.#known.find((symbol) => symbol.name === name)?.value;
  }

  /**
   * The symbol that a number or bytes stand for or lie next to. A range without room far from other numbers gives symbols
   * that look like them: those are found only where the place is known to hold one, `true`, or one of a choice by its name.
   */
  find(value: unknown, holds: string | boolean = false): { symbol: Symbol; distance: number } | null {
    for (const symbol of this.#known) {
      if (!symbol.alone || (typeof symbol.value === 'number' && symbol.value < FIRST_DISTINCT)) {
        if (symbol.value === value && (holds === true || holds === choiceOf(symbol))) return { symbol, distance: 0 };
        continue;
      }
      if (symbol.value === value) return { symbol, distance: 0 };
      if (typeof symbol.value === 'number' && typeof value === 'number') {
        const distance = value - symbol.value;
        if (Math.abs(distance) <= NEAR) return { symbol, distance };
      }
    }
    return null;
  }
}

/** The name of the choice that a symbol is a value of. */
function choiceOf({ name }: Symbol): string {
  return name.replace(/[0-9]+(_[0-9]+)?$/, '');
}

/** How a vector writes the value of a symbol, or a number next to it. */
export function symbolExpression(symbol: Symbol, distance: number): VectorExpression {
  if (distance === 0) return `$${symbol.name}`;
  return distance > 0 ? ['+', `$${symbol.name}`, distance] : ['-', `$${symbol.name}`, -distance];
}

/** The key of an object that appears, its attributes, and other values that a change writes. */
function leaves(change: Change): (Value | undefined)[] {
  if (change.attribute !== null) return [change.after];
  const after = change.after;
  const attributes =
    after !== null && typeof after === 'object' && !Array.isArray(after) && !(after instanceof Map)
      ? Object.values(after as Readonly<Record<string, Value>>)
      : [];
  return [change.key, ...attributes];
}
