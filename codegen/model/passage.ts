import type { SectionClass, SourceRange } from './source.ts';

/** A part of a passage that is no running text: code, the target of a link, a comment, or words set apart by emphasis. */
export interface PassageMark {
  readonly kind: 'code' | 'target' | 'comment' | 'emphasis' | 'strong';
  /** UTF-16 units from the start of the passage's text. */
  readonly from: number;
  readonly to: number;
}

/** The cell that a passage is. */
export interface PassageCell {
  /** The table's id, `tbl:create-cdw10`, its kind and the words of its caption before the dash. */
  readonly table: string;
  readonly kind: string;
  readonly subject: string;
  /** The words of the header above the cell. */
  readonly column: string;
  /** What stands in the first cell of the row: a requirement id, bits, a value. */
  readonly row: string;
}

/** A stretch of prose: a heading, a paragraph (also one in a list or a quotation), or a cell that holds words for people. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph' | 'cell';
  readonly section: string;
  readonly sectionClass: SectionClass;
  /** The source text with its markup, as it stands in the file. */
  readonly text: string;
  readonly marks: readonly PassageMark[];
  readonly cell: PassageCell | null;
  readonly at: SourceRange;
}

/** The part of a passage's text from `from` up to `to`, as a place in its file. */
export function placeIn({ text, at }: Pick<Passage, 'text' | 'at'>, from: number, to: number): SourceRange {
  const point = (offset: number): SourceRange['start'] => {
    const before = text.slice(0, offset);
    const lineBreak = before.lastIndexOf('\n');
    return lineBreak < 0
      ? { line: at.start.line, column: at.start.column + offset }
      : { line: at.start.line + before.split('\n').length - 1, column: offset - lineBreak };
  };
  return { file: at.file, start: point(from), end: point(to) };
}
