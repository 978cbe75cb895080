import { basename, dirname } from 'node:path';
import { writeOutputs } from '../../codegen/io/write.ts';
import { UsageError } from '../runner/request.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { ocpReport } from './ocp.ts';
import type { RunRecord } from './record.ts';
import { statementJson, statementText } from './statement.ts';
import { tapReport } from './tap.ts';
import { textReport } from './text.ts';

const FORMATS: Readonly<Record<string, (run: RunRecord) => string>> = {
  text: ({ results }) => textReport(results),
  json: jsonReport,
  junit: ({ results }) => junitReport(results),
  tap: ({ results }) => tapReport(results),
  ocp: ocpReport,
  html: htmlReport,
  statement: statementJson,
  'statement-text': statementText,
};

/** A report that was asked for. */
export interface ReportFile {
  readonly write: (run: RunRecord) => string;
  readonly path: string;
}

/** Reads `FORMAT=FILE`. @throws UsageError for a format that does not exist, or without a file. */
export function parseReport(text: string): ReportFile {
  const [format = '', ...rest] = text.split('=');
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  const path = rest.join('=');
  if (write && path !== '') return { write, path };
  throw new UsageError(
    `Unexpected report ${text}, expected FORMAT=FILE with a format of ${Object.keys(FORMATS).join(', ')}`,
  );
}

/** Writes reports, each beside its place and then renamed. @throws OutputPathError where one cannot be written. */
export function writeReports(files: readonly ReportFile[], run: RunRecord): void {
  for (const { write, path } of files) writeOutputs(dirname(path), [{ path: basename(path), text: write(run) }]);
}
