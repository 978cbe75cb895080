import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLock } from '../../codegen/check/lock/check-lock.ts';
import { LOCK_FILE } from '../../codegen/check/lock/lock.ts';
import { sha256 } from '../../codegen/io/check-cache.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { Diagnostic } from '../../codegen/model/diagnostic.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { SourceFile } from '../../codegen/model/source.ts';
import type { KeptPart, Memory, Store, Traces } from '../../codegen/recheck/memory.ts';
import { recheck } from '../../codegen/recheck/recheck.ts';
import { EDITS, type Edit } from './edits.ts';
import { median } from './measure.ts';

/** Times in milliseconds: on the clock, and of the processor, which other programs make no longer. */
interface Times {
  readonly milliseconds: number;
  readonly cpu: number;
}

/** How long `snvme check` takes: medians. */
export interface CheckReport {
  readonly node: string;
  readonly cores: number;
  readonly load: number;
  readonly kilobytes: number;
  readonly figures: readonly (Times & { readonly name: string; readonly goal: number })[];
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
    const many = (measure: (run: number) => Times): Times =>
      medians(Array.from({ length: runs }, (_, run) => measure(run)));
    const figures: CheckReport['figures'][number][] = [
      { name: 'no cache', goal: 400 + 6 * kilobytes, ...many(() => checked(copy, folder, '--no-cache')) },
    ];
    checked(copy, folder);
    for (const edit of EDITS) {
      const times = many((run) => {
        edited(copy, files, edit, run);
        return checked(copy, folder);
      });
      figures.push({ name: `new process, ${edit.name} changed`, goal: 600, ...times });
    }
    figures.push(...(await inProcess(copy, files, runs)));
    return { node: process.version, cores: availableParallelism(), load: loadavg()[0] ?? 0, kilobytes, figures };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The report for people. */
export function checkText({ node, cores, load, kilobytes, figures }: CheckReport): string {
  const rows = figures.map(
    ({ name, milliseconds, cpu, goal }) =>
      `${name.padEnd(34)}${[milliseconds, goal, cpu].map((each) => each.toFixed(0).padStart(8)).join('')}`,
  );
  return [
    `Node ${node}, ${cores} cores, load ${load.toFixed(2)}; ${kilobytes.toFixed(0)} KiB`,
    '',
    `${'milliseconds'.padEnd(34)}  median    goal     cpu`,
    ...rows,
    '',
  ].join('\n');
}

/** The times of one process, its start included. */
function checked(spec: string, folder: string, ...options: readonly string[]): Times {
  const program = `import(${JSON.stringify(MAIN)}).then(async ({ main }) => {
    await main(process.argv.slice(1));
    process.stderr.write(JSON.stringify(process.cpuUsage()));
    process.exitCode = 0;
  })`;
  const started = performance.now();
  const args = ['-e', program, 'check', '--json', '--spec', spec, ...options];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
  });
  const milliseconds = performance.now() - started;
  requireSound(JSON.parse(stdout) as readonly Diagnostic[]);
  const used = JSON.parse(/\{[^{]*\}$/.exec(stderr)?.[0] ?? '') as NodeJS.CpuUsage;
  return { milliseconds, cpu: (used.user + used.system) / 1000 };
}

/** Only the lock may have something to say: an edit of a condition gives a requirement another meaning. */
function requireSound(findings: readonly Diagnostic[]): void {
  const fault = findings.find(({ rule }) => rule !== 'requirement-lock');
  if (fault) throw new Error(`Unexpected finding while measuring, expected a sound text: ${fault.message}`);
}

function medians(times: readonly Times[]): Times {
  return {
    milliseconds: median(times.map(({ milliseconds }) => milliseconds)),
    cpu: median(times.map(({ cpu }) => cpu)),
  };
}

function edited(spec: string, files: readonly SourceFile[], edit: Edit, run: number): void {
  const { path, text } = edit.make(files, run);
  if (readFileSync(join(spec, path), 'utf8') === text)
    throw new Error(`Unexpected edit of ${path} that changes nothing`);
  writeFileSync(join(spec, path), text);
}

async function inProcess(folder: string, files: readonly SourceFile[], runs: number): Promise<CheckReport['figures']> {
  const parts = new Map<string, KeptPart>();
  let traces: Traces | null = null;
  const store: Store = {
    get: (text: string) => parts.get(text) ?? null,
    put: (text: string, kept: () => KeptPart) => void (parts.has(text) || parts.set(text, kept())),
    traces: () => traces,
    keepTraces: (now) => void (traces = now),
  };
  const lock = readFileSync(join(folder, LOCK_FILE), 'utf8');
  const beside = { key: 'some', check: (model: Model) => checkLock(model, lock, sha256) };
  let memory: Memory | null = null;
  const check = async (now: readonly SourceFile[]): Promise<Times> => {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const result = await recheck({ files: now, memory, store, hash: sha256, beside });
    memory = result.memory;
    const { user, system } = process.cpuUsage(used);
    const milliseconds = performance.now() - started;
    requireSound(result.findings);
    return { milliseconds, cpu: (user + system) / 1000 };
  };
  await check(files);
  const figures = [];
  for (const edit of EDITS) {
    const times: Times[] = [];
    for (let run = 0; run < 2 * runs; run += 1) {
      const change = edit.make(files, runs + run);
      times.push(await check(files.map((file) => (file.path === change.path ? change : file))));
    }
    // An editor's process has done this before.
    figures.push({ name: `running process, ${edit.name} changed`, goal: 60, ...medians(times.slice(runs)) });
  }
  return figures;
}
