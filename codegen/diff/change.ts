import type { Model } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';

/**
 * What a change asks of those who built for the old version.
 * - `breaking`: a host or a device that was right may meet something else, or be wrong
 * - `compatible`: only what was reserved, unknown or free gets a meaning
 * - `editorial`: the same behaviour in other words
 */
export type Impact = 'breaking' | 'compatible' | 'editorial';

/** Two versions of a specification: `a` is the old one. */
export interface Versions {
  readonly a: Model;
  readonly b: Model;
  /** Requirements of which the lock of `b` says that they were reworded and mean the same. */
  readonly reworded: ReadonlySet<string>;
}

/** One change, as a kind of change finds it. */
export interface Found {
  readonly impact: Impact;
  /** What changed and how: "Make Thing NTAG: 16 bits, now 32 bits". */
  readonly message: string;
  /** The requirements that say something else; none where the change is no row with an id. */
  readonly requirements?: readonly string[];
  readonly at: SourceRange;
  /** The version in which `at` is a place: `a` for what is gone, `b` for everything else. */
  readonly version: 'a' | 'b';
}

/** One kind of change: its name in kebab case, and how it is found. */
export interface ChangeKind {
  readonly kind: string;
  readonly find: (versions: Versions) => readonly Found[];
}

/** A change of a known kind. */
export interface Change extends Required<Found> {
  readonly kind: string;
}
