import type { Point, SourceRange } from './source.ts';

export type Severity = 'error' | 'warning';

/**
 * One finding about the text. The message has the form "Unexpected X, expected Y" and stands alone: place, cause and
 * what to do. `cause` points at the other place of a conflict (the first of two equal ids).
 */
export interface Diagnostic {
  readonly file: string;
  readonly range: { readonly start: Point; readonly end: Point };
  /** Kebab-case name of the rule, such as `bit-coverage`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly cause?: { readonly file: string; readonly range: { readonly start: Point; readonly end: Point } };
  readonly fix?: { readonly range: { readonly start: Point; readonly end: Point }; readonly text: string };
}

/** Makes an error at a source range; `cause` is the other place of a conflict. */
export function diagnostic(rule: string, at: SourceRange, message: string, cause?: SourceRange): Diagnostic {
  return {
    file: at.file,
    range: { start: at.start, end: at.end },
    rule,
    severity: 'error',
    message,
    ...(cause && { cause: { file: cause.file, range: { start: cause.start, end: cause.end } } }),
  };
}

/** Orders findings by file, then place, then rule: the order in which every output lists them. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
