import type { Change, Outcome } from '../language/operation.ts';
import type { Move } from './move.ts';

/** A move worth a vector: it shows something that no earlier one shows, from the shortest prefix that was found. */
export interface Finding {
  readonly prefix: readonly Move[];
  readonly move: Move;
  readonly reasons: readonly string[];
  readonly outcome: Outcome | null;
  readonly changes: readonly Change[];
  /** Cells of Reset matrices that the move shows, by row, and the attributes to read back for them. */
  readonly cells?: readonly { readonly row: string; readonly names: ReadonlySet<string> }[];
}
