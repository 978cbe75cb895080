import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import type { Field } from '../model/layout.ts';
import { isPresent } from '../model/selectors.ts';
import { candidates, type Candidate } from './candidates.ts';
import { addressCandidates } from './addresses.ts';
import { product } from './combinations.ts';
import { entryInWords } from './entry-words.ts';
import { lengthened } from './length.ts';
import { answering } from './open-outcome.ts';
import type { Surroundings } from './reach.ts';
import { readsInput } from './reads.ts';
import { repaired, type Faults, type Search, type Values } from './repair.ts';
import { withoutZeros, zero, type EntrySetting, type Setting, type Shape } from './shape.ts';

/** A setting with what comes of it. */
export interface Baseline {
  readonly setting: Setting;
  readonly succeeds: boolean;
}

/** The most sub-operations and targets that are told apart. */
const MOST_KINDS = 64;

/** Looks for settings of a command in the present state: the plainest one for each sub-operation and target. */
export class Baselines {
  readonly shape: Shape;
  readonly plane: ControlPlane;
  readonly around: Surroundings;
  /** Valid entries for the command's list; for each kind of entry up to two. */
  readonly entries: readonly EntrySetting[];
  readonly #candidates = new Map<string, Candidate[]>();
  readonly #reads = new Map<string, boolean>();

  constructor(shape: Shape, plane: ControlPlane, around: Surroundings) {
    this.shape = shape;
    this.plane = plane;
    this.around = around;
    this.entries = shape.list === null ? [] : this.#validEntries();
  }

  candidates(field: Field, inList: boolean): Candidate[] {
    const key = `${inList}${field.mnemonic}`;
    const known = this.#candidates.get(key) ?? this.#candidatesFor(field, inList);
    this.#candidates.set(key, known);
    return known;
  }

  #candidatesFor(field: Field, inList: boolean): Candidate[] {
    if (!inList && this.shape.addressFields.has(field.mnemonic))
      return addressCandidates(this.#addressOf(field), this.around.state);
    return candidates(field, this.shape.comparedWith(field, inList), this.around);
  }

  /** A number that tells the addresses of one field of one command from those of others. */
  #addressOf({ mnemonic }: Field): number {
    const { command, addressFields } = this.shape;
    const index = this.around.catalog.model.commands.indexOf(command);
    return index * addressFields.size + [...addressFields].indexOf(mnemonic);
  }

  /** Addresses are never 0, which has every alignment. */
  #addresses(): Values {
    return Object.fromEntries(
      this.shape.scalars
        .filter(({ mnemonic }) => this.shape.addressFields.has(mnemonic))
        .flatMap((field) =>
          this.candidates(field, false)
            .slice(0, 1)
            .map(({ value }) => [field.mnemonic, value]),
        ),
    );
  }

  /** Settings that differ in what the sub-operation is and which object it names; failing ones are as near as can be. */
  all(): Baseline[] {
    const kinds = this.#kindFields();
    const options = kinds.map((field) => ({
      field,
      options: this.candidates(field, false).filter((option) => this.#isDefined(field, option)),
    }));
    const found: Baseline[] = [];
    let left = MOST_KINDS;
    for (const kind of product(options)) {
      // A sub-operation of another value of a field is none of its own.
      if (kinds.some((field) => kind[field.mnemonic] && !isPresent(field, kind))) continue;
      if (left-- === 0) break;
      const baseline = this.#nearest(withoutZeros(kind), kinds);
      if (baseline) found.push(baseline);
    }
    return found;
  }

  /** A success with every input that decides something set, and with entries: null where the plain one is that already. */
  full({ setting, succeeds }: Baseline): Setting | null {
    if (!succeeds) return null;
    const kinds = new Set(this.#kindFields().map((field) => field.mnemonic));
    let { values } = setting;
    const entries = setting.entries.length > 0 ? setting.entries : this.entries.slice(0, 1);
    const works = (changed: Values): boolean => this.#faults({ values: changed, entries }).score === 0;
    if (!works(values)) return null;
    for (const field of this.shape.decisive) {
      const { mnemonic } = field;
      if (kinds.has(mnemonic) || values[mnemonic] !== undefined || !isPresent(field, values)) continue;
      if (this.#isLength(field)) continue;
      const found = this.candidates(field, false).find(
        ({ value }) => value !== zero(field) && works({ ...values, [mnemonic]: value }),
      );
      if (found) values = { ...values, [mnemonic]: found.value };
    }
    return values === setting.values && entries === setting.entries ? null : { values, entries };
  }

  evaluate(setting: Setting): { operation: Operation; outcome: Outcome } {
    const operation = this.shape.operation(setting, this.plane, (count) => this.#fill(count), this.around.receiver);
    const outcome = this.plane.evaluate(operation);
    if (!outcome.returned || this.shape.lengthFields.size === 0) return { operation, outcome };
    if ([...this.shape.lengthFields].some((name) => setting.values[name] !== undefined)) return { operation, outcome };
    return { operation: lengthened(operation, outcome, this.shape, this.plane, this.around.catalog), outcome };
  }

  describeEntry(entry: EntrySetting): string {
    return entryInWords(entry, this.shape.entryFields, this.around, (field) => this.candidates(field, true));
  }

  /** Most commands succeed without a list; one that needs entries is given one, then two. */
  #nearest(kind: Values, kinds: readonly Field[]): Baseline | null {
    const fixed = new Set(kinds.map((field) => field.mnemonic));
    let best: { setting: Setting; faults: Faults } | null = null;
    for (let count = 0; count <= Math.min(2, this.entries.length); count++) {
      const entries = this.entries.slice(0, count);
      const fields = this.shape.decisive.filter(
        (field) => isPresent(field, kind) && !fixed.has(field.mnemonic) && !this.#isLength(field),
      );
      const { values, faults } = repaired(
        { ...this.#addresses(), ...kind },
        this.#search(fields, (each) => ({ values: each, entries })),
      );
      if (!best || faults.score < best.faults.score)
        best = { setting: { values: withoutZeros(values), entries }, faults };
      if (faults.score === 0) break;
    }
    return best && { setting: best.setting, succeeds: best.faults.score === 0 };
  }

  #search(fields: readonly Field[], settingOf: (values: Values) => Setting): Search {
    return {
      fields,
      candidates: (field) => this.candidates(field, this.shape.entryFields.includes(field)),
      faults: (values) => this.#faults(settingOf(values)),
      reads: (row, field) => this.#readsField(row, field),
    };
  }

  #readsField(row: string, { mnemonic }: Field): boolean {
    const key = `${row} ${mnemonic}`;
    const reads =
      this.#reads.get(key) ?? readsInput(this.shape.command, row, new Set([mnemonic]), this.around.catalog.model);
    this.#reads.set(key, reads);
    return reads;
  }

  #faults(setting: Setting): Faults {
    const operation = this.shape.operation(setting, this.plane, (count) => this.#fill(count), this.around.receiver);
    const outcome = this.plane.evaluate(operation);
    const rows = answering(outcome);
    return { score: rows.length + outcome.undefinedRows.length, rows };
  }

  /** Entries for a count that was set by itself: different valid ones as far as there are any. */
  #fill(count: number): EntrySetting[] {
    const chosen: EntrySetting[] = [];
    const pool = [...this.entries];
    while (chosen.length < count) {
      const next = pool.shift() ?? this.entries[chosen.length % Math.max(1, this.entries.length)] ?? {};
      chosen.push(next);
    }
    return chosen;
  }

  /** Whether a field says how much is moved, or how much of it counts. */
  #isLength({ mnemonic }: Field): boolean {
    const { lengthFields, countFields, usedFields } = this.shape;
    return [lengthFields, countFields, usedFields].some((names) => names.has(mnemonic));
  }

  /** What distinguishes sub-operations: the enumerated fields, and the object that the command names. */
  #kindFields(): Field[] {
    const { scalars, command } = this.shape;
    return scalars.filter((field) => field.mnemonic === command.target?.key.name || this.around.catalog.values(field));
  }

  /** Reserved values are no sub-operation, and keys of no object no target. */
  #isDefined(field: Field, { value }: Candidate): boolean {
    const table = this.around.catalog.values(field);
    if (table) return table.values.some((row) => row.enumerator !== null && row.value === value);
    const objects = this.around.state[this.around.target ?? ''];
    return objects?.size === 0 ? value === 0 : objects?.has(Number(value)) === true;
  }

  /**
   * Valid entries: for each kind of entry (its enumerated fields) the first two that are not the same. Valid is what makes
   * the fewest rows answer: where nothing succeeds, a row that has nothing to do with the list still does.
   */
  #validEntries(): EntrySetting[] {
    const { entryFields, decisive } = this.shape;
    const scalars = decisive.filter((field) => !this.#isLength(field));
    const { values } = repaired(
      {},
      this.#search(scalars, (each) => ({ values: each, entries: [] })),
    );
    const kinds = entryFields.filter((field) => this.around.catalog.values(field));
    const rest = entryFields.filter((field) => !kinds.includes(field));
    const options = kinds.map((field) => ({
      field,
      options: this.candidates(field, true).filter((option) => this.#isDefined(field, option)),
    }));
    const search = this.#search(rest, (entry) => ({ values, entries: [this.#entry(entry)] }));
    const found = [...product(options)].flatMap((kind) => {
      const first = repaired(kind, search);
      const second = this.#another(first, rest, search);
      return [first, ...(second ? [second] : [])];
    });
    const fewest = Math.min(...found.map(({ faults }) => faults.score));
    return found.filter(({ faults }) => faults.score === fewest).map((each) => this.#entry(each.values));
  }

  /** An entry that is as good as a given one and differs from it in one value. */
  #another(
    first: { readonly values: Values; readonly faults: Faults },
    fields: readonly Field[],
    search: Search,
  ): { readonly values: Values; readonly faults: Faults } | null {
    for (const field of fields) {
      for (const { value } of search.candidates(field)) {
        if ((first.values[field.mnemonic] ?? zero(field)) === value) continue;
        const values = { ...first.values, [field.mnemonic]: value };
        const faults = search.faults(values);
        if (faults.score <= first.faults.score) return { values, faults };
      }
    }
    return null;
  }

  #entry(values: Values): EntrySetting {
    return Object.fromEntries(
      this.shape.entryFields.map((field) => [field.mnemonic, values[field.mnemonic] ?? zero(field)]),
    );
  }
}
