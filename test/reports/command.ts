import { OutputPathError } from '../../codegen/io/write.ts';
import type { Output } from '../runner/request.ts';
import { UsageError } from '../runner/request.ts';
import { exitCode, summarize } from '../runner/result.ts';
import { compareRuns, comparisonText, isWorse } from './compare.ts';
import { parseReport, writeReports } from './formats.ts';
import { mergedRuns } from './merge.ts';
import { readRecord, RecordError } from './record-schema.ts';
import { textReport } from './text.ts';

/** Writes reports of a run that is over. Returns the exit code. */
export function convertReport(path: string, reports: readonly string[], output: Output): 0 | 2 {
  return orUsage(output, () => {
    const files = reports.map(parseReport);
    writeReports(files, readRecord(path));
    return 0;
  });
}

/** Tells what changed between two runs. Returns 1 where the later one shows less of the device, else 0. */
export function diffReports(before: string, after: string, output: Output): 0 | 1 | 2 {
  return orUsage(output, () => {
    const [old, now] = [readRecord(before), readRecord(after)];
    output.result(comparisonText(old, now));
    return isWorse(compareRuns(old, now)) ? 1 : 0;
  });
}

/** Joins the reports of the parts of a run; writes the reports that are asked for, or tells the result in words. */
export function mergeReports(paths: readonly string[], reports: readonly string[], output: Output): 0 | 1 | 2 | 3 | 4 {
  return orUsage(output, () => {
    const files = reports.map(parseReport);
    const run = mergedRuns(paths.map(readRecord));
    writeReports(files, run);
    output.result(textReport(run.results));
    return exitCode(summarize(run.results));
  });
}

function orUsage<T extends number>(output: Output, act: () => T): T | 2 {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof RecordError || error instanceof UsageError || error instanceof OutputPathError)) throw error;
    output.words(`${error.message}\n`);
    return 2;
  }
}
