import { Numbered } from '../model/numbered.ts';
import type { ObjectInstance, ObjectMap } from './values.ts';

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
export class Objects implements ObjectMap {
  readonly #derived = new Map<string, Derived>();
  readonly #byKey = new Numbered<ObjectInstance>();
  /** In the order in which they came. */
  readonly #all = new Set<ObjectInstance>();
  /** A bit for each key below MOST_KEYS that an object has. */
  #taken = new Uint32Array(1);

  get size(): number {
    return this.#all.size;
  }

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
      const word = free >>> 5;
      if (word >= this.#taken.length) return free;
      // The lowest bit that is clear, of those that are not below.
      const clear = ~(this.#taken[word] as number) & (-1 << (free & 31));
      if (clear !== 0) return word * WORD + 31 - Math.clz32(clear & -clear);
      free = (word + 1) * WORD;
    }
    while (this.has(free)) free += 1;
    return free;
  }

  get(key: number): ObjectInstance | undefined {
    return this.#byKey.get(key);
  }

  has(key: number): boolean {
    return this.#byKey.get(key) !== undefined;
  }

  set(key: number, object: ObjectInstance): this {
    const before = this.#byKey.get(key);
    if (before !== undefined) this.#all.delete(before);
    this.#byKey.set(key, object);
    this.#all.add(object);
    this.#mark(key, true);
    this.touch(key, null);
    return this;
  }

  delete(key: number): boolean {
    const object = this.#byKey.get(key);
    if (object === undefined) return false;
    this.#byKey.delete(key);
    this.#all.delete(object);
    this.#mark(key, false);
    this.touch(key, null);
    return true;
  }

  clear(): void {
    const keys = [...this.keys()];
    this.#byKey.clear();
    this.#all.clear();
    this.#taken.fill(0);
    for (const key of keys) this.touch(key, null);
  }

  values(): IterableIterator<ObjectInstance> {
    return this.#all.values();
  }

  *keys(): IterableIterator<number> {
    for (const { key } of this.#all) yield key;
  }

  *[Symbol.iterator](): IterableIterator<[number, ObjectInstance]> {
    for (const object of this.#all) yield [object.key, object];
  }

  /** The entries, as of a `Map` that is written as a text. */
  toJSON(): readonly (readonly [number, ObjectInstance])[] {
    return [...this];
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
