import { greatestValue } from '../model/bits.ts';
import { isPresent } from '../model/selectors.ts';
import type { Field } from '../model/layout.ts';
import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import { Baselines } from './baselines.ts';
import type { Candidate } from './candidates.ts';
import { LONGEST_REFUSED, LONGEST_TRANSFER } from './length.ts';
import { LiveInputs } from './live-inputs.ts';
import type { Surroundings } from './reach.ts';
import { ZERO, zero, type EntrySetting, type Setting, type Shape } from './shape.ts';

/** An operation to try, and why: each reason names an input and the value it got. */
export interface Variation {
  readonly operation: Operation;
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
}

/** All variations of one command in the present state of `plane`. */
export function* variations(shape: Shape, plane: ControlPlane, around: Surroundings): Generator<Variation> {
  const attempt = new Attempts(shape, plane, around);
  const live = new LiveInputs(around.catalog, shape.command);
  const baselines = attempt.baselines.all();
  const successful = baselines.filter(({ succeeds }) => succeeds);
  for (const { setting } of baselines.filter(({ succeeds }) => !succeeds))
    yield* attempt.one(setting, attempt.describeBase(setting));
  const bases = successful.map(({ setting }) => setting);
  for (const base of bases.length > 0 ? bases : [baselines[0]?.setting ?? ZERO]) {
    const kind = attempt.describeBase(base);
    yield* attempt.one(base, kind);
    for (const field of shape.scalars) {
      if (!isPresent(field, base.values) || !live.matters(field, base)) continue;
      for (const candidate of attempt.baselines.candidates(field, false)) {
        if ((base.values[field.mnemonic] ?? zero(field)) === candidate.value) continue;
        const others = kind.filter((reason) => !reason.startsWith(`${field.mnemonic} `));
        yield* attempt.one(withValue(base, field, candidate), [...others, `${field.mnemonic} = ${candidate.label}`]);
      }
    }
    yield* attempt.lists(base, kind);
    const full = attempt.baselines.full({ setting: base, succeeds: bases.includes(base) });
    if (full) yield* attempt.one(full, [...kind, 'everything set']);
  }
  yield* attempt.unclaimedOpcode();
}

/** The plain ways to succeed with a command: one for each sub-operation and target. */
export function* successes(shape: Shape, plane: ControlPlane, around: Surroundings): Generator<Variation> {
  const attempt = new Attempts(shape, plane, around);
  for (const { setting, succeeds } of attempt.baselines.all()) if (succeeds) yield* attempt.one(setting, []);
}

/** The plain ways to succeed, and those with everything set. */
export function* plainAndFull(shape: Shape, plane: ControlPlane, around: Surroundings): Generator<Variation> {
  const attempt = new Attempts(shape, plane, around);
  for (const baseline of attempt.baselines.all()) {
    if (!baseline.succeeds) continue;
    const kind = attempt.describeBase(baseline.setting);
    yield* attempt.one(baseline.setting, kind);
    const full = attempt.baselines.full(baseline);
    if (full) yield* attempt.one(full, [...kind, 'everything set']);
  }
}

class Attempts {
  readonly baselines: Baselines;
  readonly #shape: Shape;
  readonly #plane: ControlPlane;
  readonly #around: Surroundings;

  constructor(shape: Shape, plane: ControlPlane, around: Surroundings) {
    this.#shape = shape;
    this.#plane = plane;
    this.#around = around;
    this.baselines = new Baselines(shape, plane, around);
  }

  *one(setting: Setting, reasons: readonly string[]): Generator<Variation> {
    const { operation, outcome } = this.baselines.evaluate(setting);
    const length = this.#plane.transferOf(operation)?.length ?? 0;
    // A command that is refused moves nothing; its memory is there in case that the device does.
    const greatest = outcome.fired.length > 0 ? LONGEST_REFUSED : LONGEST_TRANSFER;
    if (length <= greatest) yield { operation, outcome, reasons };
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
    for (const valid of this.baselines.entries) {
      const name = this.baselines.describeEntry(valid);
      yield* this.one({ ...base, entries: [valid] }, [...kind, `${list} of ${name}`]);
      const near: { entry: EntrySetting; reason: string }[] = [{ entry: valid, reason: 'twice' }];
      for (const field of entryFields) {
        for (const candidate of this.baselines.candidates(field, true)) {
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

  /** The enumerated fields of a baseline that are not 0, as reasons. */
  describeBase(setting: Setting): string[] {
    return this.#shape.scalars.flatMap((field) => {
      const value = setting.values[field.mnemonic] ?? 0;
      const word = this.#around.catalog.values(field)?.values.find((row) => row.value === value)?.enumerator;
      return word === undefined || word === null ? [] : [`${field.mnemonic} = ${word}`];
    });
  }
}

function withValue(base: Setting, field: Field, candidate: Candidate): Setting {
  return { ...base, values: { ...base.values, [field.mnemonic]: candidate.value } };
}
