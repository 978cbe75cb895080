import type { Diagnostic } from '../../model/diagnostic.ts';

/** The findings as one JSON document: a list in the order of the text. */
export function formatJson(findings: readonly Diagnostic[]): string {
  return `${JSON.stringify(findings, null, 2)}\n`;
}
