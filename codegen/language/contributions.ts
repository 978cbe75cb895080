import type { Environment } from './environment.ts';
import { environmentOf } from './environment.ts';
import type { Derived, Objects } from './objects.ts';
import type { ObjectInstance } from './values.ts';

/**
 * Keeps something that each object of a type contributes to. An object that has changed is looked at again when it is next
 * asked for, and no other one.
 */
export abstract class Contributions implements Derived {
  readonly #objects: Objects;
  readonly #attributes: ReadonlySet<string>;
  readonly #stale: Set<number>;
  #environment: Environment | null = null;

  constructor(objects: Objects, attributes: ReadonlySet<string>) {
    this.#objects = objects;
    this.#attributes = attributes;
    this.#stale = new Set(objects.keys());
  }

  touch(key: number, attribute: string | null): void {
    if (attribute === null || this.#attributes.has(attribute)) this.#stale.add(key);
  }

  /** Looks at what has changed. `limits`: those of the device, always the same. */
  protected refresh({ limits, state }: Environment): void {
    if (this.#stale.size === 0) return;
    // Binders of its own: this runs in the midst of another expression.
    const environment = (this.#environment ??= environmentOf({ limits, state }));
    for (const key of this.#stale) {
      this.withdraw(key);
      const object = this.#objects.get(key);
      if (object !== undefined) this.contribute(key, object, environment);
    }
    this.#stale.clear();
  }

  /** Takes back what the object under a key contributed, if there was one. */
  protected abstract withdraw(key: number): void;

  /** Adds what an object contributes. */
  protected abstract contribute(key: number, object: ObjectInstance, environment: Environment): void;
}
