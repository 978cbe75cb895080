import type { VectorResult } from '../runner/result.ts';
import { summarize } from '../runner/result.ts';
import { textReport } from './text.ts';

/** The report of a run as JUnit XML: one test case a vector, its requirement ids as properties. */
export function junitReport(results: readonly VectorResult[]): string {
  const groups = [...new Set(results.map(({ group }) => group))];
  const suites = groups.map((group) =>
    suite(
      group,
      results.filter((result) => result.group === group),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="snvme run" ${counts(results)}>\n${suites.join('')}</testsuites>\n`;
}

function suite(group: string, results: readonly VectorResult[]): string {
  return `  <testsuite name="${escape(group)}" ${counts(results)}>\n${results.map(testCase).join('')}  </testsuite>\n`;
}

function testCase(result: VectorResult): string {
  const properties = result.requirements.map((id) => `        <property name="requirement" value="${escape(id)}"/>\n`);
  const body =
    (properties.length > 0 ? `      <properties>\n${properties.join('')}      </properties>\n` : '') + verdict(result);
  return `    <testcase classname="${escape(result.group)}" name="${escape(result.id)}" time="${seconds([result])}">\n${body}    </testcase>\n`;
}

function verdict(result: VectorResult): string {
  switch (result.verdict) {
    case 'pass':
    case 'deviation':
      return '';
    case 'unexpected-pass':
    case 'fail':
    case 'timeout':
      return `      <failure type="${result.verdict}" message="${escape(result.failure?.message ?? result.reason ?? '')}">${escape(textReport([result]))}</failure>\n`;
    case 'error':
    case 'blocked':
      return `      <error type="${result.verdict}" message="${escape(result.reason ?? '')}"/>\n`;
    case 'skip':
    case 'pending':
      return `      <skipped message="${escape(result.reason ?? '')}"/>\n`;
  }
}

function counts(results: readonly VectorResult[]): string {
  const { total, failed, errors, skipped, pending } = summarize(results);
  return `tests="${total}" failures="${failed}" errors="${errors}" skipped="${skipped + pending}" time="${seconds(results)}"`;
}

function seconds(results: readonly VectorResult[]): string {
  return (results.reduce((total, { milliseconds }) => total + milliseconds, 0) / 1000).toFixed(6);
}

/** Text for XML: markup is escaped, and characters that XML 1.0 forbids are left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character] ?? ''};`);
}
