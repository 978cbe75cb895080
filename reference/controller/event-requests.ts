import { EventReporter } from '../../codegen/language/asynchronous-events.ts';
import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Change } from '../../codegen/language/operation.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { Completion } from './completion.ts';
import type { Task } from './task.ts';

interface EventRequestsParts {
  readonly controlPlane: ControlPlane;
  readonly limits: Readonly<Record<string, number>>;
}

interface Request {
  readonly task: Task;
  readonly success: Completion;
}

/** Requests that wait. */
export interface SavedRequests {
  readonly waiting: ReadonlyMap<string, readonly Request[]>;
  readonly touched: ReadonlyMap<string, Pick<Change, 'object' | 'key'>>;
}

/** The requests for asynchronous events of all controllers: each completes with an event that its controller reports. */
export class EventRequests {
  readonly #reporter: EventReporter;
  /** By controller, in the order in which they were taken. */
  readonly #waiting = new Map<string, Request[]>();
  /** Controllers of which something has changed since they were looked at. */
  readonly #touched = new Map<string, Pick<Change, 'object' | 'key'>>();

  constructor(model: Model, { controlPlane, limits }: EventRequestsParts) {
    this.#reporter = new EventReporter(model, controlPlane, { limits, evaluator: 'compiler' });
  }

  /** Lets a request wait for an event. */
  add(task: Task, success: Completion, { object, key }: Pick<Change, 'object' | 'key'>): void {
    const name = nameOf(object, key);
    const left = (this.#waiting.get(name) ?? []).filter((each) => !each.task.isOver);
    // NB-AER-4: it takes no room in the completion queue from other commands until it completes.
    task.isOpenEnded = true;
    this.#waiting.set(name, [...left, { task, success }]);
    this.#touched.set(name, { object, key });
  }

  /** Looks at the controllers that have changed, the next time. */
  changed(changes: readonly Pick<Change, 'object' | 'key'>[]): void {
    if (this.#waiting.size === 0) return;
    for (const { object, key } of changes) {
      const name = nameOf(object, key);
      if (this.#waiting.has(name)) this.#touched.set(name, { object, key });
    }
  }

  /** Completes requests of the controllers that have something to report; whether any did. */
  step(): boolean {
    if (this.#touched.size === 0) return false;
    let hasReported = false;
    for (const [name, { object, key }] of this.#touched) {
      const waiting = (this.#waiting.get(name) ?? []).filter(({ task }) => !task.isOver);
      for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
        const report = this.#reporter.report(object, key);
        if (report === null) {
          waiting.unshift(request);
          break;
        }
        request.task.completion = { ...request.success, result: report.result };
        hasReported = true;
      }
      if (waiting.length > 0) this.#waiting.set(name, waiting);
      else this.#waiting.delete(name);
    }
    this.#touched.clear();
    return hasReported;
  }

  /** The requests that wait, for `load`, with copies of their commands. */
  save(copyOf: (task: Task) => Task | undefined): SavedRequests {
    return {
      waiting: new Map([...this.#waiting].map(([name, requests]) => [name, mapped(requests, copyOf)])),
      touched: new Map(this.#touched),
    };
  }

  /** Lets the same requests wait; `present` gives the command of today for one of that time. */
  load({ waiting, touched }: SavedRequests, present: (task: Task) => Task | undefined): void {
    this.drop();
    for (const [name, requests] of waiting) {
      const left = mapped(requests, present);
      if (left.length > 0) this.#waiting.set(name, left);
    }
    for (const [name, change] of touched) this.#touched.set(name, change);
  }

  /** Forgets all requests: the function was reset. */
  drop(): void {
    this.#waiting.clear();
    this.#touched.clear();
  }
}

/** The same requests with other commands; those without one are over. */
function mapped(requests: readonly Request[], of: (task: Task) => Task | undefined): Request[] {
  return requests.flatMap(({ task, success }) => {
    const found = of(task);
    return found ? [{ task: found, success }] : [];
  });
}

function nameOf(object: string, key: number): string {
  return `${object} ${key}`;
}
