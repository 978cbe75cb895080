import type { Outcome } from '../language/operation.ts';
import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Buffer, CompletionStep, ExpectedStatus } from '../model/vector.ts';
import { COMPLETION_ENTRY_SIZE } from '../model/queue-entry.ts';
import { checkedImage, cut, image, runs } from './image.ts';
import type { DataPart } from './data-layout.ts';
import type { Exchange, WrittenData } from './exchange.ts';
import { answering, isOpen, statusesOf } from './open-outcome.ts';
import { placeOf } from './queue-buffers.ts';
import { type InterruptAct, Interrupts } from './interrupts.ts';
import type { CompletionRing, SubmissionRing } from './rings.ts';
import type { Draft } from './draft.ts';

/** How long a device may take for one command, in milliseconds. */
const WITHIN = 1000;
/** How many bytes behind the data are looked at. */
const GUARD = 16;

/** A command that was submitted. */
export interface Submitted {
  readonly command: Command;
  readonly outcome: Outcome;
  readonly ring: SubmissionRing;
  readonly cid: number;
  /** Whether no other command is outstanding that a scenario knows of: an idle value is what a device answers. */
  readonly isAlone: boolean;
  /** What gets a name of its completion. */
  readonly notes?: WrittenData['notes'];
}

/** A completion that a host expects. */
export interface Expected {
  readonly submitted: Submitted;
  readonly status: ExpectedStatus;
  /** Whether the command did what its tables say. */
  readonly done: boolean;
  /** One of several requests completed, and the device chose which. */
  readonly unknown?: boolean;
}

/** Writes down what a host expects of a device: completions, interrupts and the data that commands return. */
export class Answers {
  readonly #draft: Draft;
  readonly #choiceFields: ReadonlyMap<string, true>;
  readonly #interrupts: Interrupts;

  /** `choiceFields`: fields of returned lists that surely hold what a device chose. */
  constructor(draft: Draft, choiceFields: ReadonlySet<string>) {
    this.#draft = draft;
    this.#interrupts = new Interrupts(draft);
    this.#choiceFields = new Map([...choiceFields].map((name) => [name, true]));
  }

  /** The completion of a command; `done`: that it did what its tables say. */
  completion(submitted: Submitted, status = this.status(submitted.outcome), done = true): void {
    this.completions([{ submitted, status, done }]);
  }

  /** Completions that come together: those in one queue come in any order. */
  completions(expected: readonly Expected[]): void {
    const slots = new Map<CompletionRing, { slot: number; phase: 0 | 1 }[]>();
    const places = expected.map(({ submitted: { ring } }) => {
      const { completion } = ring;
      const slot = completion.posted % completion.entries;
      const phase: 0 | 1 = Math.floor(completion.posted / completion.entries) % 2 === 0 ? 1 : 0;
      completion.posted++;
      slots.set(completion, [...(slots.get(completion) ?? []), { slot, phase }]);
      return { slot, phase };
    });
    // One whose identifier is known finds its own slot; the others take what is left.
    const inOrder = [...expected.entries()].sort(
      ([, a], [, b]) => Number(a.unknown ?? false) - Number(b.unknown ?? false),
    );
    for (const [i, each] of inOrder) {
      const among = slots.get(each.submitted.ring.completion) ?? [];
      this.#entry(each, { ...(places[i] ?? { slot: 0, phase: 1 }), ...(among.length > 1 && { among }) });
    }
    this.#taken(new Map([...slots].map(([ring, { length }]) => [ring, length])));
  }

  #entry(
    { submitted: { command, outcome, ring, cid, isAlone, notes }, status, done, unknown = false }: Expected,
    { phase, ...place }: Pick<CompletionStep, 'slot' | 'phase' | 'among'>,
  ): void {
    const codec = this.#draft.catalog.completionCodec(command);
    const { completion } = ring;
    const succeeded = done && answering(outcome).length === 0;
    const result = succeeded
      ? Object.fromEntries(
          Object.entries(outcome.result)
            .filter(([name]) => isAlone || !isIdleResult(command, name))
            .map(([name, { value }]) => [name, value]),
        )
      : {};
    // The head stands behind the last command that was fetched. Status and phase are checked apart from the bytes.
    const head = { SQHD: ring.submitted % ring.entries, SQID: ring.name.id };
    const values = { ...result, ...head, ...(!unknown && { CID: cid }), ...(!place.among && { P: phase }) };
    const fields = [...command.result, ...this.#draft.catalog.structure('CQE').fields];
    const chosen = new Map(command.effects.flatMap(({ place: at, value }) => choiceResult(at, value, outcome)));
    const whole = image(fields, codec, this.#draft.catalog.structures, values, this.#draft.symbols, chosen);
    const checked = checkedImage(whole, this.#draft.bound, this.#draft.symbols);
    const step: CompletionStep = {
      op: 'cqe',
      ...this.#place(completion, place),
      phase,
      ...checked,
      ...(notes && { bind: { ...checked.bind, ...notes } }),
      status,
      within: WITHIN,
    };
    this.#draft.steps.push(step);
  }

  /** Where a completion stands: one of several that come together has to stand in one buffer with them. */
  #place(
    { buffers }: CompletionRing,
    { slot, among }: Pick<CompletionStep, 'slot' | 'among'>,
  ): Pick<CompletionStep, 'cq' | 'slot' | 'among'> {
    const at = placeOf(buffers, slot, COMPLETION_ENTRY_SIZE);
    const others = among?.map(({ slot: other, phase }) => ({
      ...placeOf(buffers, other, COMPLETION_ENTRY_SIZE),
      phase,
    }));
    if (others?.some(({ buffer }) => buffer !== at.buffer))
      throw new Error(`Unexpected completions in several pages at once, expected them in ${at.buffer}`);
    const slots = others?.map(({ slot: other, phase }) => ({ slot: other, phase }));
    return { cq: at.buffer, slot: at.slot, ...(slots && { among: slots }) };
  }

  /** A host takes completions, so many of each queue: their interrupts have come, and their slots are free again. */
  #taken(entries: ReadonlyMap<CompletionRing, number>): void {
    this.#interrupts.posted(entries);
    // A short queue comes around: the host gives each entry back at once.
    for (const { primary, doorbell, posted, entries: size } of entries.keys())
      if (!primary) this.#draft.steps.push({ op: 'doorbell', queue: 'cq', qid: doorbell, value: posted % size });
  }

  /** What a host does with the messages of its function, or expects of them. */
  interrupts(act: InterruptAct): void {
    this.#interrupts.act(act);
  }

  /** The data that a command returns, and that nothing is written before it or behind it. */
  data(
    parts: readonly DataPart[],
    {
      outcome: { returned },
      from = 0,
      reads,
      looks,
      checks = [],
    }: WrittenData & Pick<Exchange, 'outcome' | 'from' | 'looks'>,
  ): void {
    for (const part of parts) {
      const { buffer, at, from: first, length } = part;
      const bytes = reads?.slice(first * 2, (first + length) * 2);
      if (bytes !== undefined) this.#draft.steps.push({ op: 'mem.expect', mem: buffer.name, at, bytes });
      this.#values(part, returned, from);
      for (const check of checks)
        if (check.at >= first && check.at < first + length)
          this.#draft.steps.push({ op: 'mem.expect', mem: buffer.name, ...check, at: at + check.at - first });
      if (looks === true) continue;
      this.#untouched(buffer, Math.max(0, at - GUARD), at);
      this.#untouched(buffer, at + length, Math.min(at + length + GUARD, buffer.size));
    }
  }

  #untouched({ name, fill = 0 }: Buffer, from: number, to: number): void {
    const bytes = fill
      .toString(16)
      .padStart(2, '0')
      .repeat(to - from);
    if (bytes !== '') this.#draft.steps.push({ op: 'mem.expect', mem: name, at: from, bytes });
  }

  #values({ buffer, at: begin, from: first, length }: DataPart, returned: Outcome['returned'], from: number): void {
    if (!returned) return;
    const structure = this.#draft.catalog.structure(returned.structure);
    const values = Object.fromEntries(Object.entries(returned.fields).map(([name, { value }]) => [name, value]));
    const whole = image(
      structure.fields,
      this.#draft.catalog.structureCodec(structure.mnemonic),
      this.#draft.catalog.structures,
      values,
      this.#draft.symbols,
      this.#choiceFields,
    );
    const expected = checkedImage(cut(whole, length, from + first), this.#draft.bound, this.#draft.symbols);
    const rows = Object.values(returned.fields).map(({ row }) => row);
    // Bytes from the middle of a structure are not told by its fields.
    const struct = from + first === 0 && begin === 0 ? { struct: structure.mnemonic } : {};
    for (const { at, part } of runs(expected))
      this.#draft.steps.push({ op: 'mem.expect', mem: buffer.name, at: begin + at, ...struct, rows, ...part });
  }

  /** One of these statuses, by their names: what a command ends with by its data. */
  oneOf(names: readonly string[], why = 'Devices need not look at where the data lies in its page'): ExpectedStatus {
    const [first = '', ...others] = names.map((name) => this.#draft.catalog.status(name)).sort();
    if (others.length === 0) return { want: first };
    return { anyOf: [first, ...others], why };
  }

  /** The statuses that the tables give. */
  status(outcome: Outcome): ExpectedStatus {
    const { catalog } = this.#draft;
    const names = statusesOf(outcome, catalog.success().name);
    const statuses = [...new Set(names.map((name) => catalog.status(name)))].sort();
    const [only] = statuses;
    if (statuses.length === 1 && only !== undefined) return { want: only };
    const ids = answering(outcome).join(' and ');
    const why = isOpen(outcome)
      ? `${ids} leaves it to the device`
      : `${ids} hold at once, and the order of checks is free`;
    return { anyOf: statuses, why };
  }
}

/** The field of the completion that an effect sets to a choice of the device, with the choice. */
function choiceResult(place: Expression, value: Expression, { chosen }: Outcome): [string, string][] {
  return place.kind === 'member' && value.kind === 'name' && chosen[value.name] !== undefined
    ? [[place.name, value.name]]
    : [];
}

/** Whether an effect sets a field of the completion to a choice that tells of other commands at work. */
function isIdleResult({ effects, choices }: Command, name: string): boolean {
  return effects.some(
    ({ place, value }) =>
      place.kind === 'member' &&
      place.name === name &&
      value.kind === 'name' &&
      choices.some(({ name: choice, type }) => choice === value.name && type.kind === 'range' && type.idle),
  );
}
