import { Worker } from 'node:worker_threads';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { Model } from '../../codegen/model/model.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import { HeapWatch } from './heap-watch.ts';
import { fuzzJson, fuzzText } from './fuzz-report.ts';
import type { FuzzResult, Report } from './report.ts';
import { run } from './run.ts';

/** What a run of the hostile host was asked for. */
export interface FuzzRequest {
  /** The folder of the specification. */
  readonly spec: string;
  readonly seed: number;
  /** Steps in all. */
  readonly steps: number;
  readonly json: boolean;
  /** Steps of the first device of each thread; a quarter of all, and no less than of the others, where absent. */
  readonly first?: number;
  /** Threads that share the steps; 1 where absent. */
  readonly workers?: number;
  /** Whether to say from time to time how far it is. */
  readonly progress: boolean;
}

/** Where results and words go. */
export interface FuzzOutput {
  result(text: string): void;
  words(text: string): void;
}

/** Steps of one device: long enough to get deep, and short enough to see devices with other limits. */
const ROUND = 5000;
const EVERY = 2000;
/** Bytes that the heap may grow within one round: garbage that was not collected yet, and no more. */
export const MOST_GROWTH = 96 * 2 ** 20;

const standard: FuzzOutput = {
  result: (text) => void process.stdout.write(text),
  words: (text) => void process.stderr.write(text),
};

/** Lets a hostile host at devices with one seed after the other; 0: everything held, 1: something did not. */
export async function executeFuzz(request: FuzzRequest, output: FuzzOutput = standard): Promise<0 | 1> {
  const { workers = 1 } = request;
  const { model } = readSpecification(readSpecFolder(request.spec));
  const begin = performance.now();
  const parts = await Promise.all(
    partsOf(request, workers).map((part) => (workers === 1 ? fuzz(model, part, output) : inWorker(part))),
  );
  const result = { ...joined(parts), seed: request.seed, seconds: (performance.now() - begin) / 1000 };
  output.result(request.json ? fuzzJson(result, model) : fuzzText(result, model));
  return isGood(result) ? 0 : 1;
}

/** Whether nothing was found. */
export function isGood({ reports, growth }: FuzzResult): boolean {
  return reports.every(({ violation }) => violation === null) && (growth ?? 0) <= MOST_GROWTH;
}

/** The share of each worker: seeds of its own, so that each device can be seen again by its seed alone. */
function partsOf(request: FuzzRequest, workers: number): readonly FuzzRequest[] {
  const steps = Math.ceil(request.steps / workers);
  return Array.from({ length: workers }, (_, i) => ({
    ...request,
    seed: request.seed + i * Math.ceil(steps / ROUND),
    steps: Math.min(steps, request.steps - i * steps),
  })).filter((part) => part.steps > 0);
}

function joined(parts: readonly FuzzResult[]): Pick<FuzzResult, 'reports' | 'growth'> {
  const growths = parts.flatMap(({ growth }) => growth ?? []);
  return { reports: parts.flatMap(({ reports }) => reports), growth: growths.length > 0 ? Math.max(...growths) : null };
}

/** The share of one worker, in this thread. */
export function work(request: FuzzRequest): FuzzResult {
  return fuzz(readSpecification(readSpecFolder(request.spec)).model, request, standard);
}

function inWorker(request: FuzzRequest): Promise<FuzzResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: request });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function fuzz(model: Model, { seed, steps, first: longest, progress }: FuzzRequest, { words }: FuzzOutput): FuzzResult {
  const begin = performance.now();
  const reports: Report[] = [];
  const heap = new HeapWatch();
  let done = 0;
  let said = begin;
  const onStep = (): void => {
    done += 1;
    heap.look(done);
    const now = performance.now();
    if (!progress || now - said < EVERY) return;
    said = now;
    words(`seed ${seed}: ${done} of ${steps} steps, ${Math.round((done * 1000) / (now - begin))} steps/s\n`);
  };
  // The first device lives longest: a leak shows as a heap that grows.
  const first = longest ?? Math.max(ROUND, Math.floor(steps / 4));
  for (let left = steps, round = 0; left > 0; round += 1) {
    const report = run(seed + round, Math.min(left, round === 0 ? first : ROUND), { model, onStep });
    if (round === 0) heap.stop();
    reports.push(report);
    left -= report.counters.steps;
    if (report.violation) break;
  }
  return { seed, reports, seconds: (performance.now() - begin) / 1000, growth: heap.growth };
}
