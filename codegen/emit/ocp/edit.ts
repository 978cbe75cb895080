/** A stretch of a text that becomes another. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Applies edits that do not overlap; where one stands inside another, the outer one wins, but for insertions at its start. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const insertion = ({ from, to }: Edit): number => (from === to ? 0 : 1);
  const sorted = edits.toSorted((a, b) => a.from - b.from || insertion(a) - insertion(b) || b.to - a.to);
  let [result, done] = ['', 0];
  for (const { from, to, text } of sorted) {
    if (from < done) continue;
    result += source.slice(done, from) + text;
    done = to;
  }
  return result + source.slice(done);
}
