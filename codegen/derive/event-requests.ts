import type { EventReport } from '../language/asynchronous-events.ts';
import type { State } from '../language/values.ts';
import { EVENT_REQUESTS } from '../model/vocabulary.ts';
import type { Expected, Submitted } from './answers.ts';
import type { Catalog } from './catalog.ts';
import type { QueueName } from './queue-name.ts';

interface Requests {
  readonly submitted: Submitted[];
  /** Whether a device may have completed another one of them than the first. */
  isMixed: boolean;
}

/** The requests for asynchronous events that are outstanding in a vector, by controller. */
export class EventRequests {
  readonly #catalog: Catalog;
  readonly #requests = new Map<string, Requests>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** A request that was submitted. */
  add({ object, key }: QueueName, submitted: Submitted): void {
    const name = nameOf(object, key);
    const known = this.#requests.get(name) ?? { submitted: [], isMixed: false };
    known.submitted.push(submitted);
    this.#requests.set(name, known);
  }

  /** The completions that reports lead to. Of several requests the device completes any one. */
  completions(reports: readonly EventReport[]): readonly Expected[] {
    return reports.flatMap(({ object, key, result }) => {
      const requests = this.#requests.get(nameOf(object, key));
      const submitted = requests?.submitted.shift();
      if (!requests || !submitted) return [];
      const unknown = requests.isMixed || requests.submitted.length > 0;
      requests.isMixed = unknown && requests.submitted.length > 0;
      const outcome = { ...submitted.outcome, result };
      const status = { want: this.#catalog.status(this.#catalog.success().name) };
      return [{ submitted: { ...submitted, outcome }, status, done: true, unknown }];
    });
  }

  /** Forgets requests that a reset has dropped. */
  keepThoseOf(state: State): void {
    for (const [name, { submitted }] of this.#requests) {
      const [object = '', key] = name.split(' ');
      const held = state[object]?.get(Number(key))?.attributes[EVENT_REQUESTS];
      if (!(held instanceof Map) || held.size < submitted.length) this.#requests.delete(name);
    }
  }

  /** Forgets all requests: the device was reset. */
  restart(): void {
    this.#requests.clear();
  }
}

function nameOf(object: string, key: number): string {
  return `${object} ${key}`;
}
