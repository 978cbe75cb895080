import type { ObjectInstance } from './values.ts';

/** Something that is calculated from the objects of a type, one by one, and brought up to date where they change. */
export interface Derived {
  /** An object came, went, or has another value of an attribute (`null`: of all). */
  touch(key: number, attribute: string | null): void;
}

/** Keys in one word of the set of taken keys. */
const WORD = 32;
/** Keys from here on are not in the set: there are too many. */
const MOST_KEYS = 0x1_0000;

/**
 * All objects of one type by key. It tells what is calculated from them which ones have changed, so that a condition about
 * all objects need not look at each one, and knows the lowest key that is free.
 */
export class Objects extends Map<number, ObjectInstance> {
  readonly #derived = new Map<string, Derived>();
  /** A bit for each key below MOST_KEYS that an object has. */
  #taken = new Uint32Array(1);

  /** What is calculated from these objects under a name; made when it is first asked for. */
  derive<T extends Derived>(name: string, make: (objects: Objects) => T): T {
    const known = this.#derived.get(name);
    if (known !== undefined) return known as T;
    const made = make(this);
    this.#derived.set(name, made);
    return made;
  }

  /** An attribute of an object was changed in place. */
  touch(key: number, attribute: string | null): void {
    for (const derived of this.#derived.values()) derived.touch(key, attribute);
  }

  /** The lowest key from `key` on that no object has. */
  nextFree(key: number): number {
    let free = key;
    while (free < MOST_KEYS) {
      const word = this.#taken[Math.floor(free / WORD)] ?? 0;
      if ((word & (1 << (free % WORD))) === 0) return free;
      free = word === 0xffff_ffff ? (Math.floor(free / WORD) + 1) * WORD : free + 1;
    }
    while (this.has(free)) free += 1;
    return free;
  }

  override set(key: number, object: ObjectInstance): this {
    super.set(key, object);
    this.#mark(key, true);
    this.touch(key, null);
    return this;
  }

  override delete(key: number): boolean {
    const had = super.delete(key);
    if (!had) return false;
    this.#mark(key, false);
    this.touch(key, null);
    return true;
  }

  override clear(): void {
    const keys = [...this.keys()];
    super.clear();
    this.#taken.fill(0);
    for (const key of keys) this.touch(key, null);
  }

  #mark(key: number, isTaken: boolean): void {
    if (key < 0 || key >= MOST_KEYS) return;
    const word = Math.floor(key / WORD);
    if (word >= this.#taken.length) {
      const larger = new Uint32Array(Math.min(MOST_KEYS / WORD, 2 * word));
      larger.set(this.#taken);
      this.#taken = larger;
    }
    const bit = 1 << (key % WORD);
    const before = this.#taken[word] ?? 0;
    this.#taken[word] = isTaken ? before | bit : before & ~bit;
  }
}
