import { availableParallelism, loadavg } from 'node:os';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import type { HeapFigure } from './heap.ts';
import { measureHeap } from './heap.ts';
import { measure } from './measure.ts';
import type { BenchReport } from './report.ts';
import { benchText } from './report.ts';
import { workloads } from './workloads.ts';

/** What is benchmarked, and for how long. */
export interface BenchRequest {
  /** Print one JSON document instead of tables. */
  readonly json: boolean;
  /** The specification; `spec` where absent. */
  readonly spec?: string;
  /** Runs of every benchmark; 5 where absent. */
  readonly runs?: number;
  /** Milliseconds of each benchmark in a run; 300 where absent. */
  readonly time?: number;
  /** Commands for the growth of the heap; a million where absent, 0 for no such measurement. */
  readonly heapCommands?: number;
  /** Parts of the names of the workloads that are wanted; all where absent. */
  readonly only?: readonly string[];
}

/** Commands in one sample. */
const BATCH = 256;

/** Runs the benchmarks and prints what they found out. Nothing is asserted: figures belong to a machine. */
export async function executeBench(
  request: BenchRequest,
  print: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<BenchReport> {
  const report = await bench(request);
  print(request.json ? `${JSON.stringify(report, null, 2)}\n` : benchText(report));
  return report;
}

async function bench({
  spec = 'spec',
  runs = 5,
  time = 300,
  heapCommands = 1_000_000,
  only,
}: BenchRequest): Promise<BenchReport> {
  const { model, diagnostics } = readSpecification(readSpecFolder(spec));
  const [fault] = diagnostics;
  if (fault) throw new Error(`${spec} has faults, first: ${fault.message}; snvme check shows them`);
  const wanted = workloads(model).filter(({ name }) => only?.some((part) => name.includes(part)) ?? true);
  const before = load();
  const figures = measure(wanted, { runs, time, batch: BATCH });
  const heap: HeapFigure[] = [];
  if (heapCommands > 0) for (const workload of wanted) heap.push(await measureHeap(workload, heapCommands));
  return {
    node: process.version,
    cores: availableParallelism(),
    load: { before, after: load() },
    runs,
    figures,
    heap,
  };
}

/** The load average of the last minute. */
function load(): number {
  return loadavg()[0] as number;
}
