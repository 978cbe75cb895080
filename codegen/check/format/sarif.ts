import type { Diagnostic } from '../../model/diagnostic.ts';

type Place = Pick<Diagnostic, 'file' | 'range'>;

/** The findings as SARIF 2.1.0, for code scanning services. */
export function formatSarif(findings: readonly Diagnostic[]): string {
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'snvme', rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: finding.severity,
          message: { text: finding.message },
          locations: [location(finding)],
          ...(finding.fix && { fixes: [fixOf(finding, finding.fix)] }),
          ...(finding.cause && { relatedLocations: [location(finding.cause)] }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function fixOf({ file }: Diagnostic, { range, text }: NonNullable<Diagnostic['fix']>): object {
  const replacement = { deletedRegion: regionOf(range), insertedContent: { text } };
  return {
    description: { text: `Write ${text}` },
    artifactChanges: [{ artifactLocation: { uri: encodeURI(file) }, replacements: [replacement] }],
  };
}

function regionOf({ start, end }: Diagnostic['range']): {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
} {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function location({ file, range }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file) },
      region: regionOf(range),
    },
  };
}
