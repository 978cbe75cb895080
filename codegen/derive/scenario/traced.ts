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
  readonly situation: readonly Shared[];
  readonly answers: string;
}

/** All looks of one scenario that agrees with the tables. Wherever the conditions say the same in them, it runs the same way. */
export type Trace = readonly Evaluation[];

/** Writes down the looks at conditions while scenarios run, one after the other. What is equal is one object. */
export class Tracer {
  readonly #texts = new Map<string, { readonly shared: Shared; readonly number: number }>();
  readonly #evaluations = new Map<string, Evaluation>();
  #trace: Set<Evaluation> | null = null;

  /** `known`: traces that are kept together with those of this tracer. */
  constructor(known: Iterable<Trace>) {
    const seen = new Set<Evaluation>();
    for (const evaluation of [...known].flat()) {
      if (seen.has(evaluation)) continue;
      seen.add(evaluation);
      for (const shared of evaluation.situation) this.#intern(shared);
    }
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
      permitted: rows.permitted,
      undefinedRows: rows.undefinedRows.filter((id) => own.has(id)),
    });
    const key = JSON.stringify([command.name, answers, parts.map(({ number }) => number)]);
    const evaluation = this.#evaluations.get(key) ?? {
      command: command.name,
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
  readonly #isUnchanged: (command: string) => boolean;
  readonly #known = new Map<Evaluation, boolean>();

  /** `isUnchanged`: whether a command has the conditions with which the traces were written down. */
  constructor(model: Model, isUnchanged: (command: string) => boolean) {
    this.#conditions = new OwnConditions(model);
    this.#isUnchanged = isUnchanged;
  }

  /** Whether the conditions say in a trace what they said then. */
  holds(trace: Trace): boolean {
    return trace.every((evaluation) => {
      const known = this.#known.get(evaluation);
      if (known !== undefined) return known;
      const now = this.#isUnchanged(evaluation.command) || this.#isSame(evaluation);
      this.#known.set(evaluation, now);
      return now;
    });
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

function answersText({ fired, permitted, undefinedRows }: Readonly<Answers>): string {
  return JSON.stringify([
    ...[fired, permitted].map((rows) => rows.map(({ id, status }) => [id, status])),
    undefinedRows,
  ]);
}
