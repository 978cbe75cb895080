import type { Diagnostic } from '../../model/diagnostic.ts';

/** What the text form needs beside the findings. */
export interface TextOptions {
  /** The lines of a file, for the excerpt under a finding; none where the file is unknown. */
  readonly lines: (file: string) => readonly string[];
  readonly colour: boolean;
}

/** The longest excerpt of a line; table rows are often longer. */
const EXCERPT = 110;
/** How much of the line stands before the finding in a shortened excerpt. */
const LEAD = 30;

type Paint = (code: number, text: string) => string;

/** The findings for people: place, message and rule on one line, then the line of the text with a mark under the place. */
export function formatText(findings: readonly Diagnostic[], { lines, colour }: TextOptions): string {
  const paint: Paint = (code, text) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text);
  return findings
    .map(
      (finding) =>
        `${headLine(finding, paint)}\n${excerpt(finding, lines(finding.file), paint)}${causeLine(finding)}\n`,
    )
    .join('');
}

/** `2 errors in 10 files`, `1 error, 1 warning in 10 files` */
export function formatSummary(findings: readonly Diagnostic[], files: number): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const more = warnings > 0 ? `, ${counted(warnings, 'warning')}` : '';
  return `${counted(findings.length - warnings, 'error')}${more} in ${counted(files, 'file')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function headLine({ file, range, severity, message, rule }: Diagnostic, paint: Paint): string {
  return `${file}:${range.start.line}:${range.start.column}  ${paint(severity === 'error' ? 31 : 33, severity)}  ${printable(message)}  ${paint(2, rule)}`;
}

function causeLine({ cause }: Diagnostic): string {
  return cause === undefined ? '' : `  see ${cause.file}:${cause.range.start.line}:${cause.range.start.column}\n`;
}

function excerpt({ range: { start, end } }: Diagnostic, lines: readonly string[], paint: Paint): string {
  const line = lines[start.line - 1];
  if (line === undefined) return '';
  const from = line.length <= EXCERPT ? 0 : Math.max(0, Math.min(start.column - 1 - LEAD, line.length - EXCERPT));
  const before = from > 0 ? '…' : '';
  const after = from + EXCERPT < line.length ? '…' : '';
  const shown = `${before}${printable(line.slice(from, from + EXCERPT))}${after}`;
  const column = start.column - 1 - from + before.length;
  const stop = end.line === start.line ? end.column - 1 - from + before.length : shown.length;
  const mark = '^'.repeat(Math.max(1, Math.min(stop, shown.length) - column));
  const number = String(start.line);
  return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${' '.repeat(column)}${paint(31, mark)}\n`;
}

/** A text without tabs and other control characters, which would move the mark or steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
