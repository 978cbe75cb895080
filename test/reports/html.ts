import type { VectorResult } from '../runner/result.ts';
import { HTML_SCRIPT, HTML_STYLE } from './html-parts.ts';
import { recordHash } from './json.ts';
import type { RunRecord } from './record.ts';
import type { JudgedRequirement, RequirementResult } from './requirements.ts';
import { ERRORS, FAILED, judgeRequirements } from './requirements.ts';
import { summaryLine, textReport } from './text.ts';

/** The report of a run as one HTML file that needs no other: the requirement matrix with a filter, and every failure. */
export function htmlReport(run: RunRecord): string {
  const { device, specification, results } = run;
  const title = `${device.vendor} ${device.name}: ${specification.id} ${specification.version}`;
  const judged = judgeRequirements(run);
  const failures = results.filter(
    ({ verdict }) => FAILED.has(verdict) || ERRORS.has(verdict) || verdict === 'deviation',
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="summary">${escape(summaryLine(results))}</p>
${facts(run)}
<h2 id="requirements">Requirements</h2>
${filter(judged)}
<table>
<thead><tr><th scope="col">Requirement</th><th scope="col">Result</th><th scope="col" class="n">Passed</th><th scope="col" class="n">Failed</th><th scope="col">Sentence</th></tr></thead>
<tbody>
${judged.map(row).join('')}</tbody>
</table>
${failures.length === 0 ? '' : `<h2 id="failures">Failures, errors and deviations</h2>\n${failures.map(failure).join('')}`}</main>
<script>${HTML_SCRIPT}</script>
</body>
</html>
`;
}

function facts(run: RunRecord): string {
  const { device, specification, vectors, runner, started } = run;
  const pairs: readonly (readonly [string, string])[] = [
    ['Device', `${device.vendor} ${device.name} ${device.version}`],
    ['Serial number', device.serial ?? 'not told'],
    ['Driven at', `level ${device.level}, ${device.clock} clock`],
    ['Source', specification.sourceHash],
    ['Vectors', vectors],
    ['Runner', runner],
    ['Started', started],
    ['Run', recordHash(run)],
  ];
  return `<dl>\n${pairs.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>\n`).join('')}</dl>`;
}

function filter(judged: readonly JudgedRequirement[]): string {
  const counts = new Map<RequirementResult, number>();
  for (const { result } of judged) counts.set(result, (counts.get(result) ?? 0) + 1);
  const boxes = [...counts].map(
    ([result, count]) =>
      `<label><input type="checkbox" value="${result}" checked> <span class="${classOf(result)}">${result}</span> ${count}</label>\n`,
  );
  return `<form id="filter">
<label>Filter <input type="search" placeholder="XC-CRE, a word of the sentence, a file"></label>
${boxes.join('')}<output></output>
</form>`;
}

function row({ id, result, passed, failed, errors, sentence, file }: JudgedRequirement): string {
  return `<tr data-result="${result}"><th scope="row" id="${escape(id)}">${escape(id)}</th><td><span class="${classOf(result)}">${result}</span></td><td class="n">${passed}</td><td class="n">${failed + errors}</td><td>${escape(sentence)} <small>${escape(file)}</small></td></tr>\n`;
}

function failure(result: VectorResult): string {
  return `<details open><summary>${escape(result.id)}: ${escape(result.title)}</summary><pre>${escape(textReport([result]))}</pre></details>\n`;
}

function classOf(result: RequirementResult): string {
  return `r ${result.replace(' ', '-')}`;
}

/** Text for HTML: markup is escaped, control characters are left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
