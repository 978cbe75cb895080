import type { Environment } from '../../language/environment.ts';
import { OwnConditions } from '../../language/own-conditions.ts';
import type { Answers } from '../../language/stages.ts';
import type { Command } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { situationOf, situationTexts } from './situation.ts';

/** A text that many situations share: where traces are kept, it is kept once. */
interface Shared {
  readonly text: string;
}

/** One look at the Status conditions of a command, and what they said. */
export interface Evaluation {
  readonly command: string;
  /** The digest of the tables that said so. */
  readonly tables: string;
  readonly situation: readonly Shared[];
  readonly answers: string;
}

/** All looks of one scenario that agrees with the tables. Wherever the conditions say the same in them, it runs the same way. */
export type Trace = readonly Evaluation[];

/** A digest of the tables with the conditions of a command; equal digests, equal answers. */
export type TablesOf = (command: string) => string;

/** Writes down the looks at conditions while scenarios run, one after the other. What is equal is one object. */
export class Tracer {
  readonly #tablesOf: TablesOf;
  readonly #texts = new Map<string, { readonly shared: Shared; readonly number: number }>();
  readonly #evaluations = new Map<string, Evaluation>();
  #trace: Set<Evaluation> | null = null;

  /** `known`: traces that are kept together with those of this tracer. */
  constructor(tablesOf: TablesOf, known: Iterable<Trace>) {
    this.#tablesOf = tablesOf;
    for (const shared of new Set([...known].flat().flatMap(({ situation }) => situation))) this.#intern(shared);
  }

  /** A scenario begins. */
  begin(): void {
    this.#trace = new Set();
  }

  /** What the scenario looked at; `null` where that cannot be written down. */
  end(): Trace | null {
    return this.#trace && [...this.#trace];
  }

  readonly note = (command: Command, environment: Environment, rows: Readonly<Answers>): void => {
    if (this.#trace === null) return;
    const texts = situationTexts(environment);
    if (texts === null) {
      this.#trace = null;
      return;
    }
    const parts = texts.map((text) => this.#intern({ text }));
    const own = new Set(command.conditions.map(({ id }) => id));
    const answers = answersText({
      fired: rows.fired.filter(({ id }) => own.has(id)),
      undefinedRows: rows.undefinedRows.filter((id) => own.has(id)),
    });
    const key = JSON.stringify([command.name, answers, parts.map(({ number }) => number)]);
    const evaluation = this.#evaluations.get(key) ?? {
      command: command.name,
      tables: this.#tablesOf(command.name),
      situation: parts.map(({ shared }) => shared),
      answers,
    };
    this.#evaluations.set(key, evaluation);
    this.#trace.add(evaluation);
  };

  #intern(shared: Shared): { readonly shared: Shared; readonly number: number } {
    const known = this.#texts.get(shared.text) ?? { shared, number: this.#texts.size };
    this.#texts.set(shared.text, known);
    return known;
  }
}

/** Tells for traces whether the conditions of a model still say the same. */
export class TraceCheck {
  readonly #conditions: OwnConditions;
  readonly #tablesOf: TablesOf;
  readonly #known = new Map<Evaluation, Evaluation | null>();

  constructor(model: Model, tablesOf: TablesOf) {
    this.#conditions = new OwnConditions(model);
    this.#tablesOf = tablesOf;
  }

  /** The trace with the tables of today; `null` where they say something else in it. */
  again(trace: Trace): Trace | null {
    const found: Evaluation[] = [];
    for (const evaluation of trace) {
      const now = this.#evaluatedOnce(evaluation);
      if (now === null) return null;
      found.push(now);
    }
    return found;
  }

  #evaluatedOnce(evaluation: Evaluation): Evaluation | null {
    const known = this.#known.get(evaluation);
    if (known !== undefined) return known;
    const tables = this.#tablesOf(evaluation.command);
    const isSame = tables === evaluation.tables || this.#isSame(evaluation);
    const now = isSame ? { ...evaluation, tables } : null;
    this.#known.set(evaluation, now);
    return now;
  }

  #isSame({ command, situation, answers }: Evaluation): boolean {
    try {
      const environment = situationOf(situation.map(({ text }) => text));
      return answersText(this.#conditions.answers(command, environment)) === answers;
    } catch {
      // Whatever cannot be evaluated shows when the scenario runs.
      return false;
    }
  }
}

function answersText({ fired, undefinedRows }: Readonly<Answers>): string {
  return JSON.stringify([fired.map(({ id, status }) => [id, status]), undefinedRows]);
}
