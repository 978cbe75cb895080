import { Numbered } from '../model/numbered.ts';
import type { Closure } from './closure.ts';
import { Contributions } from './contributions.ts';
import type { Environment } from './environment.ts';
import type { Total } from './membership.ts';
import type { Objects } from './objects.ts';
import type { ObjectInstance } from './values.ts';

/** A sum over all objects of a type. */
export class ObjectTotal extends Contributions {
  readonly #slot: number;
  readonly #value: Closure;
  /** What objects add; none of 0. */
  readonly #parts = new Numbered<number>();
  /** Objects whose part is undefined or too large a number. */
  readonly #unknown = new Set<number>();
  #sum = 0;

  constructor(objects: Objects, { slot, attributes }: Total & { readonly slot: number }, value: Closure) {
    super(objects, attributes);
    this.#slot = slot;
    this.#value = value;
  }

  /**
   * The sum over all objects but the one under a key (`null`: over all); `null` where it cannot be told from the parts:
   * one is undefined, or they are too large.
   */
  without(key: number | null, environment: Environment): number | null {
    this.refresh(environment);
    if (this.#unknown.size > 0 || !Number.isSafeInteger(this.#sum)) return null;
    return key === null ? this.#sum : this.#sum - (this.#parts.get(key) ?? 0);
  }

  protected override withdraw(key: number): void {
    this.#unknown.delete(key);
    this.#sum -= this.#parts.get(key) ?? 0;
    this.#parts.delete(key);
  }

  protected override contribute(key: number, object: ObjectInstance, environment: Environment): void {
    environment.binders[this.#slot] = { value: object, index: key };
    const part = this.#value(environment);
    if (typeof part !== 'number' || part < 0 || part > MOST) this.#unknown.add(key);
    else if (part > 0) {
      this.#parts.set(key, part);
      this.#sum += part;
    }
  }
}

/** Larger parts could make a sum that is not exact. */
const MOST = 2 ** 32;
