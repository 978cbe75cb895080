import type { EventType } from '../model/model.ts';
import type { Predicate } from '../model/vector.ts';
import { requiredBy } from './aftermath.ts';

/** What a device has to be like for a vector. */
export class Needs {
  readonly #limits = new Set<string>();
  readonly #events = new Map<string, Predicate>();

  /** The vector looks at limits. */
  look(limits: Iterable<string>): void {
    for (const limit of limits) this.#limits.add(limit);
  }

  /** A host brings an event about, which is returned. */
  bringAbout(event: EventType): EventType {
    for (const predicate of requiredBy(event)) this.#events.set(event.name, predicate);
    return event;
  }

  /** The conditions, where the limits have these values. */
  predicates(limits: Readonly<Record<string, number>>): readonly Predicate[] {
    const ofLimits = [...this.#limits].sort().map((name): Predicate => ['==', `EXT.${name}`, limits[name] ?? 0]);
    return [...ofLimits, ...this.#events.values()];
  }
}
