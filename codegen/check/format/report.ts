import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import type { SourceFile } from '../../model/source.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { joined, underFolder } from './paths.ts';
import { formatSarif } from './sarif.ts';
import { formatSummary, formatText } from './text.ts';

export const REPORT_FORMATS = ['text', 'json', 'github', 'sarif'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What was checked, and how it is to be shown. */
export interface ReportRequest {
  readonly examination: {
    readonly model: Model;
    readonly findings: readonly Diagnostic[];
    readonly reached: 'reading' | 'tables' | 'scenarios';
  };
  readonly files: readonly SourceFile[];
  /** The folder of the files as the user named it. */
  readonly folder: string;
  readonly format: ReportFormat;
  readonly colour: boolean;
}

/** The result of a check for the standard output, and what to say about it. */
export interface Report {
  readonly result: string;
  readonly summary: string;
  /** Whether the words belong to the result, as for people, or would spoil it, as for machines. */
  readonly together: boolean;
}

/** The report of one check. */
export function formatReport({ examination, files, folder, format, colour }: ReportRequest): Report {
  const findings = examination.findings.map((finding) => underFolder(finding, folder));
  const note =
    examination.reached === 'reading' ? '; what the tables mean is checked once all of them can be read' : '';
  const summary = `${formatSummary(findings, files.length)}${note}`;
  return { result: formatted(findings, files, { folder, format, colour }), summary, together: format === 'text' };
}

/** What another check after a change is told with. */
export interface RecheckRequest extends ReportRequest {
  /** The files that came, went or changed. */
  readonly paths: readonly string[];
  /** How long reading and checking took, in milliseconds. */
  readonly milliseconds: number;
}

/** The report of a check while watching: documents for machines stand on one line each, the summary says what it was about. */
export function formatRecheck(request: RecheckRequest): Report {
  const { examination, format, folder, paths, milliseconds } = request;
  const { result, summary, together } = formatReport(request);
  const { requirementIndex, commands } = examination.model;
  const size =
    examination.findings.length > 0 ? '' : `, ${requirementIndex.length} requirements, ${commands.length} commands`;
  const after = paths.length === 0 ? '' : ` after ${paths.map((path) => joined(folder, path)).join(', ')}`;
  const isJson = format === 'json' || format === 'sarif';
  return {
    result: isJson ? `${JSON.stringify(JSON.parse(result))}\n` : result,
    summary: `${summary}${size} (${Math.round(milliseconds)} ms${after})`,
    together,
  };
}

function formatted(
  findings: readonly Diagnostic[],
  files: readonly SourceFile[],
  { folder, format, colour }: Pick<ReportRequest, 'folder' | 'format' | 'colour'>,
): string {
  switch (format) {
    case 'json':
      return formatJson(findings);
    case 'github':
      return formatGithub(findings);
    case 'sarif':
      return formatSarif(findings);
    case 'text': {
      const texts = new Map(files.map((file) => [joined(folder, file.path), file.text.split(/\r?\n/)]));
      return formatText(findings, { lines: (file) => texts.get(file) ?? [], colour });
    }
  }
}
