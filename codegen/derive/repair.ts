import type { Field } from '../model/layout.ts';
import type { Candidate } from './candidates.ts';

/** Values of inputs by mnemonic; what is missing is 0. */
export type Values = Readonly<Record<string, Candidate['value']>>;

/** How far a setting is from success. */
export interface Faults {
  /** Rows that answer, and rows that cannot be read: 0 is success. */
  readonly score: number;
  /** The rows that answer. */
  readonly rows: readonly string[];
}

/** What a search for a success needs to know. */
export interface Search {
  /** The inputs that may change, in the order in which they are tried. */
  readonly fields: readonly Field[];
  readonly candidates: (field: Field) => readonly Candidate[];
  readonly faults: (values: Values) => Faults;
  /** Whether a row looks at an input. */
  readonly reads: (row: string, field: Field) => boolean;
}

/** Steps of one search; each removes at least one fault. */
const MOST_STEPS = 12;
/** Pairs of values that are tried in one step. */
const MOST_PAIRS = 4_000;

/**
 * Changes inputs until no row answers any more, or no single change and no pair of changes brings it nearer. Only inputs
 * that the answering rows look at are changed.
 */
export function repaired(start: Values, search: Search): { readonly values: Values; readonly faults: Faults } {
  let best = { values: start, faults: search.faults(start) };
  for (let step = 0; step < MOST_STEPS && best.faults.score > 0; step++) {
    const { rows } = best.faults;
    const fields = search.fields.filter((field) => rows.some((row) => search.reads(row, field)));
    const next = single(best, fields, search) ?? pair(best, fields, search);
    if (!next) return best;
    best = next;
  }
  return best;
}

type Found = ReturnType<typeof repaired>;

/** The best change of one input. */
function single({ values, faults }: Found, fields: readonly Field[], search: Search): Found | null {
  let best: Found | null = null;
  for (const field of fields) {
    for (const { value } of search.candidates(field)) {
      const changed = { ...values, [field.mnemonic]: value };
      const after = search.faults(changed);
      if (after.score < (best ?? { faults }).faults.score) best = { values: changed, faults: after };
    }
    if (best?.faults.score === 0) return best;
  }
  return best;
}

/** The first change of two inputs that helps: an object and its generation, a type and its value. */
function pair({ values, faults }: Found, fields: readonly Field[], search: Search): Found | null {
  let left = MOST_PAIRS;
  for (const [i, first] of fields.entries()) {
    for (const second of fields.slice(i + 1)) {
      for (const one of search.candidates(first)) {
        for (const two of search.candidates(second)) {
          if (left-- === 0) return null;
          const changed = { ...values, [first.mnemonic]: one.value, [second.mnemonic]: two.value };
          const after = search.faults(changed);
          if (after.score < faults.score) return { values: changed, faults: after };
        }
      }
    }
  }
  return null;
}
