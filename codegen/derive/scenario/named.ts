import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';

/** A name with its place. */
export interface Named {
  readonly name: string;
  readonly at: SourceRange;
}

/** Names with commas between them, which begin at a place of the line. */
export function namesOf(text: string, at: SourceRange, from = 0): Named[] {
  return [...text.matchAll(/[^,\s]+/g)].map((match) => ({
    name: match[0],
    at: within(at, from + match.index, from + match.index + match[0].length),
  }));
}
