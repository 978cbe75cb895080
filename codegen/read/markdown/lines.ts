import type { Position } from 'unist';
import type { Point, SourceFile, SourceRange } from '../../model/source.ts';

/** Turns offsets of a file's text into lines and columns. */
export class Lines {
  readonly file: SourceFile;
  readonly #starts: readonly number[];

  constructor(file: SourceFile) {
    this.file = file;
    const starts = [0];
    for (const { index } of file.text.matchAll(/\n/g)) starts.push(index + 1);
    this.#starts = starts;
  }

  /** The range from offset `from` up to, not including, `to`. */
  range(from: number, to: number): SourceRange {
    return { file: this.file.path, start: this.#point(from), end: this.#point(to) };
  }

  /** The range of one whole line, counted from 1, without its line break. */
  line(number: number): SourceRange {
    const from = this.#starts[number - 1] ?? this.file.text.length;
    const to = this.#starts[number] ?? this.file.text.length + 1;
    const text = this.file.text.slice(from, to).replace(/\r?\n$/, '');
    return this.range(from, from + text.length);
  }

  #point(offset: number): Point {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

/** The offsets of a syntax tree node; the parser of Markdown gives every node a position. */
export function offsets(node: { readonly position?: Position | undefined }): {
  readonly from: number;
  readonly to: number;
} {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}
