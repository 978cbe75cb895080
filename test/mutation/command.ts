import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import { SpecFolderError } from '../../codegen/io/spec-folder.ts';
import { OutputPathError, writeOutputs } from '../../codegen/io/write.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { LoadError } from '../runner/load.ts';
import { readModel } from '../runner/read-model.ts';
import { vectorFolder, vectorsFor } from '../runner/vector-source.ts';
import { chosen, type Choice } from './chosen.ts';
import { coverageOf, coverageText, isAsked } from './coverage.ts';
import { judgeAll, startWorker } from './pool.ts';
import type { Progress } from './progress.ts';
import { mutationJson } from './report-json.ts';
import { mutationMatrix } from './report-matrix.ts';
import { listText, mutationText } from './report-text.ts';
import { exitCode, resultOf, summarize, type MutantResult, type Wrong } from './result.ts';
import { suiteOf } from './suite.ts';

/** What `snvme mutate` was asked for. */
export interface MutateRequest extends Choice {
  readonly spec: string;
  /** The folder of the vectors; absent: beside the specification. */
  readonly vectors?: string;
  /** Absent: one for each core. */
  readonly jobs?: number;
  /** Seconds for one mutant. */
  readonly timeout: number;
  /** Where the kill matrix goes; every vector is run then. */
  readonly matrix?: string;
  /** Name the requirements that no kill covers and no row of Other evidence lists: they fail the run. */
  readonly coverage?: boolean;
  readonly list: boolean;
  readonly json: boolean;
}

/** Where results and words go. */
export interface MutateOutput {
  result(text: string): void;
  words(text: string): void;
  readonly progress: Progress;
}

export type MutateExitCode = 0 | 1 | 2 | 3 | 4;

/** Proves that the vectors notice every wrong row, writes the reports and returns the exit code. */
export async function executeMutate(request: MutateRequest, output: MutateOutput): Promise<MutateExitCode> {
  try {
    return await prove(request, output);
  } catch (error) {
    const isUsage = [SpecFolderError, LoadError, OutputPathError].some((kind) => error instanceof kind);
    if (!isUsage) throw error;
    output.words(`${(error as Error).message}\n`);
    return 2;
  }
}

async function prove(request: MutateRequest, output: MutateOutput): Promise<MutateExitCode> {
  if (request.coverage === true && request.sample !== undefined) {
    output.words(
      'Unexpected --coverage with --sample, expected all mutants: a sample leaves out what may cover a requirement\n',
    );
    return 2;
  }
  const model = readModel(request.spec, (text) => output.words(text));
  if (!model) return 2;
  if (request.coverage === true && !model.requirementIndex.some((each) => isAsked(each, request))) {
    output.words(
      `No requirement fits ${request.only.join(' ')}, expected ids or files with --coverage: a term or a fault is no requirement\n`,
    );
    return 4;
  }
  const devices = chosen(model, request);
  if (devices.length === 0) {
    output.words(
      `No row fits ${request.only.join(' ')}, expected a requirement id, a term, a fault such as fault:event-storm or an attribute such as XC.STATE\n`,
    );
    return 4;
  }
  if (request.list) {
    output.result(request.json ? mutationList(devices) : listText(devices));
    return 0;
  }
  const { files, remark } = await vectorsFor(model, request.vectors ?? null, vectorFolder(request.spec));
  if (remark !== null) output.words(`${remark}\n`);
  const start = performance.now();
  const results = await judgeMutants(devices, model, files, request, output);
  const seconds = (performance.now() - start) / 1000;
  if (request.matrix !== undefined)
    writeOutputs(dirname(request.matrix), [
      { path: basename(request.matrix), text: mutationMatrix(results, suiteOf(files)) },
    ]);
  const coverage = request.coverage === true ? coverageOf(model, request, results, suiteOf(files)) : null;
  output.result(request.json ? mutationJson(results, coverage) : mutationText(results, model, seconds));
  if (coverage && !request.json) output.result(coverageText(coverage));
  const code = exitCode(summarize(results));
  return code === 0 && coverage && coverage.open.length > 0 ? 1 : code;
}

async function judgeMutants(
  devices: readonly Wrong[],
  model: Model,
  files: readonly VectorFile[],
  { jobs = availableParallelism(), timeout, matrix }: MutateRequest,
  { progress }: MutateOutput,
): Promise<readonly MutantResult[]> {
  const byId = new Map(devices.map((device) => [device.id, device]));
  const results = new Map<string, MutantResult>();
  const input = { model, files, all: matrix !== undefined };
  await judgeAll([...byId.keys()], {
    jobs,
    timeout: timeout * 1000,
    start: () => startWorker(input),
    done({ id, judgement }) {
      const device = byId.get(id);
      if (device) results.set(id, resultOf(device, judgement));
      progress.show(results.size, devices.length);
    },
  });
  progress.end();
  return devices.flatMap(({ id }) => results.get(id) ?? []);
}

function mutationList(devices: readonly Wrong[]): string {
  const entries = devices.map(({ id, row, operator, class: kind, change }) => ({
    id,
    row,
    operator,
    class: kind,
    change,
  }));
  return `${JSON.stringify(entries, null, 1)}\n`;
}
