import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OutputPathError } from '../../codegen/io/write.ts';
import { SpecFolderError } from '../../codegen/io/spec-folder.ts';
import type { Model } from '../../codegen/model/model.ts';
import { openDevice } from '../adapters/open.ts';
import { parseReport, writeReports } from '../reports/formats.ts';
import { jsonReport } from '../reports/json.ts';
import { recordOf } from '../reports/record.ts';
import { summaryLine, textReport } from '../reports/text.ts';
import type { DeviceDescription } from './adapter.ts';
import { AdapterError } from './adapter.ts';
import type { CodecSet } from './codec-set.ts';
import { modelCodecs } from './codec-set.ts';
import { LoadError } from './load.ts';
import type { JournalHead, Selected } from './journal.ts';
import { Journal, JournalError } from './journal.ts';
import { shuffled } from './order.ts';
import { joined } from './repeat.ts';
import { countSelected, Progress } from './progress.ts';
import type { Output, RunRequest } from './request.ts';
import { UsageError } from './request.ts';
import type { VectorResult } from './result.ts';
import { exitCode, summarize } from './result.ts';
import { readModel } from './read-model.ts';
import { loadExpectations, withExpectations } from './expectations.ts';
import { runVectors } from './run.ts';
import { parseShard, type Selection } from './select.ts';
import { vectorFolder, vectorsFor } from './vector-source.ts';

const MOST_ROUNDS = 1000;
const LAST_SEED = 0xffff_ffff;
/** An hour. */
const GREATEST_TIMEOUT = 3_600_000;

export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** Runs vectors on a device, writes the reports and returns the exit code. */
export async function executeRun(request: RunRequest, output: Output): Promise<ExitCode> {
  try {
    return await run(request, output);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    output.words(`${(error as Error).message}\n`);
    return code;
  }
}

async function run(request: RunRequest, output: Output): Promise<ExitCode> {
  const reports = request.report.map(parseReport);
  const selection = selectionOf(request);
  const expectations = request.expectations === undefined ? [] : loadExpectations(request.expectations);
  const timeout = parseTimeout(request.timeout);
  const vectorTime = optionsOf(request).vectorTimeout ?? undefined;
  if (request.mutant !== undefined && request.dut !== 'reference')
    throw new UsageError(`Unexpected --mutant with ${request.dut}: it changes the reference, expected --dut reference`);
  const { seed, times } = roundsOf(request);
  const model = readModel(request.spec, (text) => output.words(text));
  if (!model) return 1;
  const deviceModel = request.mutant === undefined ? model : await mutate(model, request.mutant);
  const adapter = openDevice(request.dut, deviceModel, timeout);
  const { files, hash, remark } = await vectorsFor(model, request.vectors ?? null, vectorFolder(request.spec));
  if (remark !== null) output.words(`${remark}\n`);
  const codecs = request.dut === 'reference' ? await ownCodecs(request, deviceModel, remark === null) : undefined;
  if (request.shuffle) output.words(`Shuffled with --seed ${seed}\n`);
  const how = { model, selection, vectorTime, ...(codecs && { codecs }) };
  const runs: (readonly VectorResult[])[] = [];
  const started = new Date();
  const progress = output.progress && new Progress(output.progress, times * countSelected(files, selection));
  let journal: Journal | undefined;
  let device: DeviceDescription;
  try {
    device = await adapter.hello();
    journal = journalOf(request, { vectors: hash, device, options: optionsOf(request) });
    const known = journal?.known;
    for (let time = 0; time < times; time += 1) {
      const results: VectorResult[] = [];
      const inOrder = request.shuffle ? shuffled(files, (seed + time) >>> 0) : files;
      for await (const result of runVectors(inOrder, adapter, { ...how, known })) {
        journal?.add(result);
        progress?.add(result);
        results.push(result);
      }
      runs.push(results);
    }
    journal?.end();
  } finally {
    progress?.end();
    journal?.close();
    await adapter.close();
  }
  const judged = withExpectations(joined(runs), expectations, started.toISOString().slice(0, 'YYYY-MM-DD'.length));
  const options = { ...optionsOf(request), seed: request.shuffle ? seed : null, repeat: times };
  const record = recordOf({ model, files, hash, device, options, started }, judged);
  writeReports(reports, record);
  output.result(request.json ? jsonReport(record) : textReport(judged));
  if (request.json) output.words(`${summaryLine(judged)}\n`);
  return exitCode(summarize(judged));
}

/** Milliseconds. */
function parseTimeout(text: string): number {
  const timeout = Number(text);
  if (Number.isInteger(timeout) && timeout >= 1 && timeout <= GREATEST_TIMEOUT) return timeout;
  throw new UsageError(`Unexpected time-out ${text}, expected 1 to ${GREATEST_TIMEOUT} milliseconds`);
}

/** In which order and how often all of it runs. */
function roundsOf({ shuffle = false, seed, repeat = '1', journal }: RunRequest): { seed: number; times: number } {
  const times = Number(repeat);
  if (!Number.isInteger(times) || times < 1 || times > MOST_ROUNDS)
    throw new UsageError(`Unexpected --repeat ${repeat}, expected 1 to ${MOST_ROUNDS}`);
  if (times > 1 && journal !== undefined)
    throw new UsageError('Unexpected --repeat with --journal, expected one of them: a journal holds one run');
  if (seed === undefined) return { seed: randomInt(LAST_SEED + 1), times };
  if (!shuffle) throw new UsageError('Unexpected --seed alone, expected --shuffle with it');
  const number = Number(seed);
  if (!/^\d+$/.test(seed) || number > LAST_SEED)
    throw new UsageError(`Unexpected seed ${seed}, expected a number of 0 to ${LAST_SEED}`);
  return { seed: number, times };
}

/** The journal that the user named, bound to what decides over the results. */
function journalOf({ journal, resume = false }: RunRequest, head: JournalHead): Journal | undefined {
  if (journal !== undefined) return Journal.open(journal, head, resume);
  if (resume) throw new UsageError('Unexpected --resume alone, expected --journal FILE with it');
  return undefined;
}

function optionsOf({ only, skip, shard, mutant, vectorTimeout }: RunRequest): Selected {
  const time = vectorTimeout === undefined ? null : parseTimeout(vectorTimeout);
  return { only, skip, shard: shard ?? null, mutant: mutant ?? null, vectorTimeout: time };
}

/** Whether the specification folder is the toolkit's own: the generated structs that this program holds are made from it. */
function hasGenerated(spec: string): boolean {
  const beside = dirname(resolve(spec));
  const program = fileURLToPath(new URL('../..', import.meta.url));
  return (
    [resolve(program), resolve(program, '..')].includes(beside) && existsSync(join(beside, 'reference', 'generated'))
  );
}

/** The codecs of the reference: those that its model makes, and the generated ones where they are of the same text. */
async function ownCodecs({ spec }: RunRequest, model: Model, isCommitted: boolean): Promise<readonly CodecSet[]> {
  const codecs = [modelCodecs(model)];
  if (!hasGenerated(spec) || !isCommitted) return codecs;
  const { generatedCodecs } = await import('./generated-codecs.ts');
  return [...codecs, await generatedCodecs(model)];
}

function selectionOf({ only, skip, shard }: RunRequest): Selection {
  if (shard === undefined) return { only, skip };
  const part = parseShard(shard);
  if (!part) throw new UsageError(`Unexpected shard ${shard}, expected I/N such as 2/4, with N up to 1000`);
  return { only, skip, shard: part };
}

async function mutate(model: Model, id: string): Promise<Model> {
  const { applyMutant } = await import('../../codegen/mutate/mutate.ts');
  try {
    return applyMutant(model, id);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function codeOf(error: unknown): ExitCode | null {
  if (
    error instanceof UsageError ||
    error instanceof SpecFolderError ||
    error instanceof LoadError ||
    error instanceof JournalError ||
    error instanceof OutputPathError
  )
    return 2;
  return error instanceof AdapterError ? 3 : null;
}
