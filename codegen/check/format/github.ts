import type { Diagnostic } from '../../model/diagnostic.ts';

/** The findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request. */
export function formatGithub(findings: readonly Diagnostic[]): string {
  return findings.map((finding) => `${command(finding)}\n`).join('');
}

function command({ file, range, severity, rule, message }: Diagnostic): string {
  const { start, end } = range;
  const properties: Record<string, string | number> = { file, line: start.line, endLine: end.line, col: start.column };
  // GitHub drops columns of a range over several lines.
  if (start.line === end.line) properties['endColumn'] = end.column;
  properties['title'] = rule;
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
