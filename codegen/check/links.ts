import type { SourceRange } from '../model/source.ts';

/** A name in the text that has to name something: what it may be, and everything that it could have named. */
export interface Link {
  readonly name: string;
  readonly at: SourceRange;
  /** Completes "expected …". */
  readonly expected: string;
  readonly known: readonly string[];
}
