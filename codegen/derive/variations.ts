import { greatestValue } from '../model/bits.ts';
import type { Field } from '../model/layout.ts';
import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import { candidates, type Candidate } from './candidates.ts';
import { product, subsets } from './combinations.ts';
import { entryInWords } from './entry-words.ts';
import { lengthened, LONGEST_TRANSFER } from './length.ts';
import type { Surroundings } from './reach.ts';
import { ZERO, zero, type EntrySetting, type Setting, type Shape } from './shape.ts';

/** An operation to try, and why: each reason names an input and the value it got. */
export interface Variation {
  readonly operation: Operation;
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
}

/** The most combinations of one entry's fields that are tried when valid entries are looked for. */
const MOST_COMBINATIONS = 20_000;
/** The most settings that are tried when a way past all rows but those of the list is looked for. */
const MOST_PROBES = 2_000;
/** The most fields of a command that are varied together when a way to succeed is looked for. */
const MOST_TOGETHER = 3;

/** All variations of one command in the present state of `plane`. */
export function* variations(shape: Shape, plane: ControlPlane, around: Surroundings): Generator<Variation> {
  const attempt = new Attempts(shape, plane, around);
  for (const base of attempt.baselines()) {
    const kind = attempt.describeBase(base);
    yield* attempt.one(base, kind);
    for (const field of shape.scalars) {
      for (const candidate of attempt.candidates(field, false)) {
        if ((base.values[field.mnemonic] ?? zero(field)) === candidate.value) continue;
        const others = kind.filter((reason) => !reason.startsWith(`${field.mnemonic} `));
        yield* attempt.one(withValue(base, field, candidate), [...others, `${field.mnemonic} = ${candidate.label}`]);
      }
    }
    yield* attempt.lists(base, kind);
  }
  yield* attempt.unclaimedOpcode();
}

/** The plain ways to succeed with a command: one for each sub-operation and target. */
export function* successes(shape: Shape, plane: ControlPlane, around: Surroundings): Generator<Variation> {
  const attempt = new Attempts(shape, plane, around);
  for (const base of attempt.baselines()) yield* attempt.one(base, []);
}

class Attempts {
  readonly #shape: Shape;
  readonly #plane: ControlPlane;
  readonly #around: Surroundings;
  readonly #entries: readonly EntrySetting[];
  readonly #candidates = new Map<string, Candidate[]>();

  constructor(shape: Shape, plane: ControlPlane, around: Surroundings) {
    this.#shape = shape;
    this.#plane = plane;
    this.#around = around;
    this.#entries = this.#validEntries();
  }

  candidates(field: Field, inList: boolean): Candidate[] {
    const key = `${inList}${field.mnemonic}`;
    const known = this.#candidates.get(key) ?? candidates(field, this.#shape.comparedWith(field, inList), this.#around);
    this.#candidates.set(key, known);
    return known;
  }

  /** Settings that differ in what the sub-operation is: nothing set, and the first success for each enumerated choice. */
  baselines(): Setting[] {
    // Most commands succeed without a list; one that needs entries is given one, then two.
    for (let count = 0; count <= Math.min(2, this.#entries.length); count++) {
      const found = this.#successes(this.#entries.slice(0, count));
      if (found.length > 0) return found;
    }
    return [ZERO];
  }

  #successes(entries: readonly EntrySetting[]): Setting[] {
    const found = new Map<string, Setting>();
    for (const combination of this.#combinations()) {
      const setting = { ...combination, entries };
      const kind = this.#kind(setting);
      if (found.has(kind) || this.#evaluate(setting).outcome.fired.length > 0) continue;
      found.set(kind, setting);
      if (this.#kindFields().length === 0) break;
    }
    return [...found.values()];
  }

  *one(setting: Setting, reasons: readonly string[]): Generator<Variation> {
    const { operation, outcome } = this.#evaluate(setting);
    const length = this.#plane.transferOf(operation)?.length ?? 0;
    if (length <= LONGEST_TRANSFER) yield { operation, outcome, reasons };
  }

  /** The greatest opcode that no command has, once: with the first command of all. */
  *unclaimedOpcode(): Generator<Variation> {
    const { command } = this.#shape;
    const { model } = this.#around.catalog;
    const field = command.fields.find(({ bit }) => bit === 0);
    if (!field || model.commands[0] !== command) return;
    const taken = new Set(model.profile.map(({ value }) => value));
    let opcode = Number(greatestValue(field.width));
    while (taken.has(opcode)) opcode--;
    yield* this.one({ values: { [field.mnemonic]: opcode }, entries: [] }, [`${field.mnemonic} = an unclaimed opcode`]);
  }

  /** One entry that differs from a valid one in one field, then pairs of entries. */
  *lists(base: Setting, kind: readonly string[]): Generator<Variation> {
    const { list, entryFields } = this.#shape;
    if (list === null) return;
    for (const valid of this.#entries) {
      const name = this.#describe(valid);
      yield* this.one({ ...base, entries: [valid] }, [...kind, `${list} of ${name}`]);
      const near: { entry: EntrySetting; reason: string }[] = [{ entry: valid, reason: 'twice' }];
      for (const field of entryFields) {
        for (const candidate of this.candidates(field, true)) {
          if (valid[field.mnemonic] === candidate.value) continue;
          const entry = { ...valid, [field.mnemonic]: candidate.value };
          near.push({ entry, reason: `${field.mnemonic} = ${candidate.label}` });
          yield* this.one({ ...base, entries: [entry] }, [
            ...kind,
            `${list} of ${name}`,
            `${field.mnemonic} = ${candidate.label}`,
          ]);
        }
      }
      for (const { entry, reason } of near) {
        yield* this.one({ ...base, entries: [valid, entry] }, [...kind, `${list} of two ${name}`, `second ${reason}`]);
        // The other way round once for each outcome: the first entry decides as well as a later one.
        yield* this.one({ ...base, entries: [entry, valid] }, [...kind, `${list} of two, second ${name}`]);
      }
    }
  }

  #evaluate(setting: Setting): { operation: Operation; outcome: Outcome } {
    const operation = this.#shape.operation(setting, this.#plane, (count) => this.#fill(count));
    const outcome = this.#plane.evaluate(operation);
    if (!outcome.returned || this.#shape.lengthFields.size === 0) return { operation, outcome };
    if ([...this.#shape.lengthFields].some((name) => setting.values[name] !== undefined)) return { operation, outcome };
    return { operation: lengthened(operation, outcome, this.#shape, this.#plane, this.#around.catalog), outcome };
  }

  /** Entries for a count that was set by itself: different valid ones as far as there are any. */
  #fill(count: number): EntrySetting[] {
    const chosen: EntrySetting[] = [];
    const pool = [...this.#entries];
    while (chosen.length < count) {
      const next = pool.shift() ?? this.#entries[chosen.length % Math.max(1, this.#entries.length)] ?? {};
      chosen.push(next);
    }
    return chosen;
  }

  /**
   * Valid entries: for each kind of entry (its enumerated fields) the first two that are not the same. Valid is what makes
   * the fewest rows answer: where nothing succeeds, a row that has nothing to do with the list still does.
   */
  #validEntries(): EntrySetting[] {
    const { entryFields, list } = this.#shape;
    if (list === null) return [];
    const { values } = this.#leastFaulty();
    const kinds = new Map<string, EntrySetting[]>();
    let fewest = Infinity;
    let left = MOST_COMBINATIONS;
    const options = entryFields.map((field) => ({ field, options: this.candidates(field, true) }));
    for (const entry of product(options)) {
      if (left-- === 0) break;
      const kind = this.#describe(entry);
      const known = kinds.get(kind) ?? [];
      if (fewest === 0 && known.length >= 2) continue;
      const faults = this.#faults({ values, entries: [entry] });
      if (faults < fewest) kinds.clear();
      if (faults <= fewest && (faults < fewest || known.length < 2))
        kinds.set(kind, [...(kinds.get(kind) ?? []), entry]);
      fewest = Math.min(fewest, faults);
    }
    return [...kinds.values()].flat();
  }

  /** The setting without a list for which the fewest rows answer. */
  #leastFaulty(): Setting {
    let best = ZERO;
    let fewest = Infinity;
    let left = MOST_PROBES;
    for (const setting of this.#combinations()) {
      const faults = this.#faults(setting);
      if (faults < fewest) [best, fewest] = [setting, faults];
      if (fewest === 0 || left-- === 0) break;
    }
    return best;
  }

  #faults(setting: Setting): number {
    return this.#plane.evaluate(this.#shape.operation(setting, this.#plane, () => [])).fired.length;
  }

  #describe(entry: EntrySetting): string {
    return entryInWords(entry, this.#shape.entryFields, this.#around.catalog);
  }

  /** What distinguishes sub-operations: the values of the enumerated fields, and the object that the command names. */
  #kind(setting: Setting): string {
    return this.#kindFields()
      .map((field) => String(setting.values[field.mnemonic] ?? 0))
      .join(' ');
  }

  #kindFields(): Field[] {
    const { scalars, command } = this.#shape;
    return scalars.filter((field) => field.mnemonic === command.target?.key.name || this.#around.catalog.values(field));
  }

  /** The enumerated fields of a baseline that are not 0, as reasons. */
  describeBase(setting: Setting): string[] {
    return this.#shape.scalars.flatMap((field) => {
      const value = setting.values[field.mnemonic];
      const word = this.#around.catalog.values(field)?.values.find((row) => row.value === value)?.enumerator;
      return value === undefined || word === undefined ? [] : [`${field.mnemonic} = ${word ?? 'reserved'}`];
    });
  }

  /** Settings with up to three fields that are not 0. */
  *#combinations(): Generator<Setting> {
    yield ZERO;
    const { lengthFields, countFields, decisive } = this.#shape;
    const free = decisive.filter((field) => !lengthFields.has(field.mnemonic) && !countFields.has(field.mnemonic));
    for (let together = 1; together <= Math.min(MOST_TOGETHER, free.length); together++) {
      for (const chosen of subsets(free, together)) {
        const options = chosen.map((field) => ({
          field,
          options: this.candidates(field, false).filter(({ value }) => value !== zero(field)),
        }));
        for (const values of product(options)) yield { values, entries: [] };
      }
    }
  }
}

function withValue(base: Setting, field: Field, candidate: Candidate): Setting {
  return { ...base, values: { ...base.values, [field.mnemonic]: candidate.value } };
}
