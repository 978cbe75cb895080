/** A place in a file. Lines and columns count from 1; columns are UTF-16 units, as editors count them. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file: from `start` up to, not including, `end`. `file` is relative to the folder that was read. */
export interface SourceRange {
  readonly file: string;
  readonly start: Point;
  readonly end: Point;
}

/** A file as it was read: the path relative to the specification folder (forward slashes), and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The part of a one-line range that starts `from` and ends `to` UTF-16 units after its start. */
export function within(range: SourceRange, from: number, to: number): SourceRange {
  const { line, column } = range.start;
  return { file: range.file, start: { line, column: column + from }, end: { line, column: column + to } };
}

/** What a file of the specification is: what this proposal requires, what it restates of NVMe, or what explains. */
export type SectionClass = 'normative' | 'base' | 'informative';
