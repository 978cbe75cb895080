import { statusByValue } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { Snapshot } from './snapshot.ts';
import type { StepTraffic } from './traffic.ts';
import type { Counters } from './report.ts';

/** Counts what happens in a run. */
export class Counting {
  readonly #model: Model;
  readonly #outcomes: Record<string, Record<string, number>> = {};
  #completed = 0;
  #resets = 0;
  #faults = 0;
  #created = 0;
  #enabled = 0;
  #failed = 0;

  constructor(model: Model) {
    this.#model = model;
  }

  add({ uses, completions }: StepTraffic, before: Snapshot, after: Snapshot): void {
    this.#completed += completions.length;
    this.#faults += uses.filter(({ access }) => !access.isServed).length;
    for (const { status, answers } of completions) {
      const statuses = (this.#outcomes[answers?.name ?? 'no command'] ??= {});
      const name = statusByValue(this.#model, status)?.name ?? status.toString(16);
      statuses[name] = (statuses[name] ?? 0) + 1;
    }
    if (before.primary === 'ready' && (after.primary === 'off' || after.primary === 'draining')) this.#resets += 1;
    for (const { object, state } of after.controllers) {
      const former = before.controllers.find((view) => view.object === object)?.state;
      if (former === undefined) this.#created += 1;
      if (former !== state && state === 'Enabled') this.#enabled += 1;
      if (former !== state && state === 'Failed') this.#failed += 1;
    }
  }

  counters(steps: number, moved: number): Counters {
    return {
      steps,
      completed: this.#completed,
      resets: this.#resets,
      faults: this.#faults,
      created: this.#created,
      enabled: this.#enabled,
      failed: this.#failed,
      moved,
      outcomes: this.#outcomes,
    };
  }
}
