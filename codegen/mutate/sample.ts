import type { Mutant, MutantClass } from './mutant.ts';

/** As many mutants of each class, drawn by a seed: the same model and seed give the same ones. In the order of the text. */
export function sample(all: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  const byClass = new Map<MutantClass, Mutant[]>();
  for (const mutant of all) byClass.set(mutant.class, [...(byClass.get(mutant.class) ?? []), mutant]);
  // A generator for each class: a new mutant of one class changes nothing in the others.
  const taken = new Set([...byClass].flatMap(([kind, list]) => drawn(list, size, seed, kind)));
  return all.filter((mutant) => taken.has(mutant));
}

/** So many of a list, drawn by a seed and a word, in the order of the list. */
export function drawn<T>(all: readonly T[], size: number, seed: number, word: string): readonly T[] {
  const random = generator(seed ^ hash(word));
  const rest = [...all];
  const taken = new Set<T>();
  for (let i = 0; i < size && rest.length > 0; i += 1)
    for (const each of rest.splice(Math.floor(random() * rest.length), 1)) taken.add(each);
  return all.filter((each) => taken.has(each));
}

/** Mulberry32: numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
