import type { Mutant, MutantClass } from './mutant.ts';

/** As many mutants of each class, drawn by a seed: the same model and seed give the same ones. In the order of the text. */
export function sample(all: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  const byClass = new Map<MutantClass, Mutant[]>();
  for (const mutant of all) byClass.set(mutant.class, [...(byClass.get(mutant.class) ?? []), mutant]);
  const drawn = new Set<Mutant>();
  for (const [kind, list] of byClass) {
    // A generator for each class: a new mutant of one class changes nothing in the others.
    const random = generator(seed ^ hash(kind));
    const rest = [...list];
    for (let i = 0; i < size && rest.length > 0; i += 1) {
      const [taken] = rest.splice(Math.floor(random() * rest.length), 1);
      if (taken) drawn.add(taken);
    }
  }
  return all.filter((mutant) => drawn.has(mutant));
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
