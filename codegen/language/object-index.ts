import { Numbered } from '../model/numbered.ts';
import type { Closure, Compile } from './closure.ts';
import { Contributions } from './contributions.ts';
import type { Environment } from './environment.ts';
import type { Membership } from './membership.ts';
import type { Objects } from './objects.ts';
import type { ObjectInstance, Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';
import type { Walk } from './walk.ts';
import { compileWalk } from './walk.ts';

/** What objects are found by: one value, or several in one text. */
type Key = Value;

/** The objects of a type by the values that a condition asks for. */
export class ObjectIndex extends Contributions {
  readonly #keys: KeyReader;
  /** The keys of the objects that have a value; a number where it is just one, as nearly always, and NOBODY's. */
  #found = new Map<Key, number | Set<number>>();
  /** Values that nobody has any more. They are not deleted at once: see `Numbered`. */
  #dead = 0;
  /** By object, what it is found by. */
  readonly #own = new Numbered<Key | readonly Key[]>();
  /** Objects that have a value which is undefined, or which cannot be part of a text: they are always candidates. */
  readonly #always = new Set<number>();

  constructor(objects: Objects, membership: Membership, compile: Compile) {
    super(objects, membership.attributes);
    this.#keys = keyReader(membership, compile);
  }

  /**
   * Visits the keys of all objects that may have a value, until the visitor says true. None of the others has it, and none
   * of them has one that is undefined.
   */
  candidates(key: Key, environment: Environment, visit: (number: number) => boolean): void {
    this.refresh(environment);
    const found = this.#found.get(key) ?? NOBODY;
    if (typeof found === 'object') {
      for (const number of found) if (visit(number)) return;
    } else if (found !== NOBODY && visit(found)) return;
    if (this.#always.size > 0) for (const number of this.#always) if (visit(number)) return;
  }

  protected override withdraw(number: number): void {
    this.#always.delete(number);
    const own = this.#own.get(number);
    if (own === undefined) return;
    this.#own.delete(number);
    for (const key of Array.isArray(own) ? (own as readonly Key[]) : [own as Key]) {
      const found = this.#found.get(key);
      if (typeof found === 'object') {
        found.delete(number);
        if (found.size > 0) continue;
      }
      this.#found.set(key, NOBODY);
      this.#dead += 1;
    }
    if (this.#dead > FEW && this.#dead > this.#found.size / 2) this.#sweep();
  }

  protected override contribute(number: number, object: ObjectInstance, environment: Environment): void {
    const keys = new Set<Key>();
    if (!this.#keys(object, environment, keys)) this.#always.add(number);
    for (const key of keys) {
      const found = this.#found.get(key);
      if (typeof found === 'object') found.add(number);
      else if (found === undefined || found === NOBODY) {
        if (found === NOBODY) this.#dead -= 1;
        this.#found.set(key, number);
      } else this.#found.set(key, new Set([found, number]));
    }
    const [only] = keys;
    if (only !== undefined) this.#own.set(number, keys.size === 1 ? only : [...keys]);
  }

  #sweep(): void {
    this.#found = new Map([...this.#found].filter(([, found]) => found !== NOBODY));
    this.#dead = 0;
  }
}

/** Stands for no object: a value that nobody has any more. */
const NOBODY = -1;
/** So many values of nobody do no harm. */
const FEW = 64;

/** Reads the keys of an object into a set; false where one of them is none. */
type KeyReader = (object: ObjectInstance, environment: Environment, into: Set<Key>) => boolean;

function keyReader({ slot, chain, equalities }: Membership, compile: Compile): KeyReader {
  const walks = chain.map((source) => compileWalk(source, compile));
  const key = compileKey(
    equalities.map(({ own }) => own),
    compile,
  );
  return (object, environment, into) => {
    environment.binders[slot] = { value: object, index: object.key };
    return readAll(walks, 0, environment, () => {
      const found = key(environment);
      if (found !== UNDEFINED) into.add(found);
      return found !== UNDEFINED;
    });
  };
}

/** Goes through all elements of all walks within each other; false where a walk or an element is undefined. */
function readAll(walks: readonly Walk[], from: number, environment: Environment, read: () => boolean): boolean {
  const walk = walks[from];
  if (walk === undefined) return read();
  let isWhole = true;
  const isDefined = walk(environment, () => {
    isWhole = readAll(walks, from + 1, environment, read) && isWhole;
    return false;
  });
  return isDefined && isWhole;
}

/** One key for several values: undefined where one of them is, or where it has no text. */
export function compileKey(values: readonly Parameters<Compile>[0][], compile: Compile): Closure {
  const parts = values.map((value) => compile(value));
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return (environment) => single(first(environment));
  return (environment) => {
    let key = '';
    for (const part of parts) {
      const value = part(environment);
      if (value === UNDEFINED || typeof value === 'object') return UNDEFINED;
      key += `${String(value)} `;
    }
    return key;
  };
}

/** A number and a bigint of the same amount are the same. Records and lists are no keys. */
function single(value: Value | Undefined): Value | Undefined {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return typeof value === 'object' && value !== null ? UNDEFINED : value;
}
