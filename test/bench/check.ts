import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../codegen/io/check-cache.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { SourceFile } from '../../codegen/model/source.ts';
import type { KeptPart, Memory, Store, Traces } from '../../codegen/recheck/memory.ts';
import { recheck } from '../../codegen/recheck/recheck.ts';
import { EDITS, type Edit } from './edits.ts';
import { median } from './measure.ts';

/** How long `snvme check` takes, in milliseconds: medians. */
export interface CheckReport {
  readonly node: string;
  readonly cores: number;
  readonly load: number;
  readonly kilobytes: number;
  readonly figures: readonly { readonly name: string; readonly milliseconds: number; readonly goal: number }[];
}

export interface CheckBenchRequest {
  readonly spec: string;
  /** Runs of every figure. */
  readonly runs: number;
}

const MAIN = fileURLToPath(new URL('../../bin/main.js', import.meta.url));

/** Measures checks of a copy of a specification: anew, after one change in a new process, and after one in the same process. */
export async function checkBench({ spec, runs }: CheckBenchRequest): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), 'snvme-bench-'));
  try {
    const copy = join(folder, 'spec');
    cpSync(spec, copy, { recursive: true });
    const files = readSpecFolder(copy);
    const kilobytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1024;
    const many = (measure: (run: number) => number): number =>
      median(Array.from({ length: runs }, (_, run) => measure(run)));
    const figures = [
      { name: 'no cache', goal: 400 + 6 * kilobytes, milliseconds: many(() => checked(copy, folder, '--no-cache')) },
    ];
    checked(copy, folder);
    for (const edit of EDITS) {
      const milliseconds = many((run) => {
        edited(copy, files, edit, run);
        return checked(copy, folder);
      });
      figures.push({ name: `new process, ${edit.name} changed`, goal: 600, milliseconds });
    }
    figures.push(...(await inProcess(files, runs)));
    return { node: process.version, cores: availableParallelism(), load: loadavg()[0] ?? 0, kilobytes, figures };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The report for people. */
export function checkText({ node, cores, load, kilobytes, figures }: CheckReport): string {
  const rows = figures.map(
    ({ name, milliseconds, goal }) =>
      `${name.padEnd(34)}${milliseconds.toFixed(0).padStart(8)}${goal.toFixed(0).padStart(8)}`,
  );
  return [
    `Node ${node}, ${cores} cores, load ${load.toFixed(2)}; ${kilobytes.toFixed(0)} KiB`,
    '',
    `${'milliseconds'.padEnd(34)}  median    goal`,
    ...rows,
    '',
  ].join('\n');
}

/** Milliseconds of one process, its start included. */
function checked(spec: string, folder: string, ...options: readonly string[]): number {
  const program = `import(${JSON.stringify(MAIN)}).then(async ({ main }) => { process.exitCode = await main(process.argv.slice(1)); })`;
  const started = performance.now();
  const { status, stdout } = spawnSync(process.execPath, ['-e', program, 'check', '--spec', spec, ...options], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
  });
  const milliseconds = performance.now() - started;
  if (status !== 0) throw new Error(`Unexpected findings while measuring, expected a sound text:\n${stdout}`);
  return milliseconds;
}

function edited(spec: string, files: readonly SourceFile[], edit: Edit, run: number): void {
  const { path, text } = edit.make(files, run);
  if (readFileSync(join(spec, path), 'utf8') === text)
    throw new Error(`Unexpected edit of ${path} that changes nothing`);
  writeFileSync(join(spec, path), text);
}

async function inProcess(files: readonly SourceFile[], runs: number): Promise<CheckReport['figures']> {
  const parts = new Map<string, KeptPart>();
  let traces: Traces | null = null;
  const store: Store = {
    get: (text: string) => parts.get(text) ?? null,
    put: (text: string, kept: () => KeptPart) => void (parts.has(text) || parts.set(text, kept())),
    traces: () => traces,
    keepTraces: (now) => void (traces = now),
  };
  const beside = { key: 'none', check: () => [] };
  let memory: Memory | null = null;
  const check = async (now: readonly SourceFile[]): Promise<number> => {
    const started = performance.now();
    const result = await recheck({ files: now, memory, store, hash: sha256, beside });
    memory = result.memory;
    return performance.now() - started;
  };
  await check(files);
  const figures = [];
  for (const edit of EDITS) {
    const times: number[] = [];
    for (let run = 0; run < 2 * runs; run += 1) {
      const change = edit.make(files, runs + run);
      times.push(await check(files.map((file) => (file.path === change.path ? change : file))));
    }
    // An editor's process has done this before.
    figures.push({ name: `running process, ${edit.name} changed`, goal: 60, milliseconds: median(times.slice(runs)) });
  }
  return figures;
}
