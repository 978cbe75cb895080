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
          ...(finding.cause && { relatedLocations: [location(finding.cause)] }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function location({ file, range: { start, end } }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}
