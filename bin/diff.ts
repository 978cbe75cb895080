import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Version } from '../codegen/compare.ts';

interface DiffOptions {
  readonly spec: string;
  readonly vectors: boolean;
  readonly json: boolean;
}

const EXAMPLES = `
A and B are folders of a specification, or revisions of the repository in which the command runs. B is the new one; left
out, it is the folder of --spec. A change is breaking (who was right by A may be wrong by B), compatible (what was free or
reserved has a meaning now) or editorial. A requirement that the lock of B calls reworded is editorial.

Examples:
  snvme diff HEAD                    what the changes in the working folder mean
  snvme diff v0.2 v0.3 --vectors     two revisions, and the vectors that differ (as long as two builds)
  snvme diff old/spec new/spec --json

With --json: {a, b, summary: {breaking, compatible, editorial}, changes: [{kind, impact, message, requirements, version,
file, range}], vectors: null | {added, removed, changed}}.

Exit codes: 0 nothing breaking; 1 something breaking; 2 wrong usage, or a version that cannot be read; 3 git failed.`;

/** `snvme diff`: what differs in meaning between two versions of the specification. */
export function diffCommand(): Command {
  return new Command('diff')
    .argument('<a>', 'the old version: a folder or a git revision')
    .argument('[b]', 'the new version (default: the folder of --spec)')
    .option('--spec <folder>', 'where the specification stands in a revision', 'spec')
    .option('--vectors', 'derive the vectors of both versions and tell which ones differ', false)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', EXAMPLES)
    .action(async (a: string, b: string | undefined, options: DiffOptions) => {
      process.exitCode = await diff(a, b ?? options.spec, options);
    });
}

async function diff(a: string, b: string, { spec, vectors, json }: DiffOptions): Promise<number> {
  const { compareVersions, VersionError } = await import('../codegen/compare.ts');
  const { formatDiff, formatDiffJson, formatDiffSummary } = await import('../codegen/diff/format.ts');
  const { GitError } = await import('../codegen/io/git-folder.ts');
  const { SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  try {
    const comparison = { a, b, ...compareVersions(await version(a, spec), await version(b, spec), vectors) };
    process.stdout.write(json ? formatDiffJson(comparison) : formatDiff(comparison));
    (json ? process.stderr : process.stdout).write(formatDiffSummary(comparison));
    return comparison.changes.some(({ impact }) => impact === 'breaking') ? 1 : 0;
  } catch (error) {
    const isTheirs = error instanceof VersionError || error instanceof SpecFolderError || error instanceof GitError;
    if (!isTheirs) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof GitError && error.isToolMissing ? 3 : 2;
  }
}

/** A folder where there is one of that name, or one with `index.md` in its folder `spec`; else a revision. */
async function version(name: string, spec: string): Promise<Version> {
  const { LOCK_FILE, MAXIMUM_LOCK_SIZE } = await import('../codegen/check/lock/lock.ts');
  if (existsSync(name) && statSync(name).isDirectory()) {
    const { readSpecFolder } = await import('../codegen/io/spec-folder.ts');
    const { optionalText } = await import('../codegen/io/optional-text.ts');
    const inside = !existsSync(join(name, 'index.md')) && existsSync(join(name, spec, 'index.md'));
    const folder = inside ? join(name, spec) : name;
    return { name, files: readSpecFolder(folder), lock: optionalText(join(folder, LOCK_FILE), MAXIMUM_LOCK_SIZE) };
  }
  const { readGitFolder } = await import('../codegen/io/git-folder.ts');
  const files = readGitFolder('.', name, spec, (path) => path.endsWith('.md') || path === LOCK_FILE);
  return {
    name,
    files: files.filter(({ path }) => path !== LOCK_FILE),
    lock: files.find(({ path }) => path === LOCK_FILE)?.text ?? null,
  };
}
