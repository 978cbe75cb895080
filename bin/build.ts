import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import type { WrittenFile } from '../codegen/io/write.ts';
import type { Diagnostic } from '../codegen/model/diagnostic.ts';
import type { SourceFile } from '../codegen/model/source.ts';

interface BuildOptions {
  readonly spec: string;
  readonly out?: string;
  readonly check: boolean;
  readonly json: boolean;
}

/** `snvme build`: writes everything that is generated. Exit code 1 for findings, or with `--check` for stale files. */
export function buildCommand(): Command {
  return new Command('build')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--out <folder>', 'where outputs go (default: the folder that holds the specification)')
    .option('--check', 'write nothing; fail and name the files if any is stale', false)
    .option('--json', 'print one JSON document', false)
    .action(async (options: BuildOptions) => {
      process.exitCode = await build(options);
    });
}

async function build({ spec, out, check, json }: BuildOptions): Promise<number> {
  const { readSpecFolder, SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  let files: readonly SourceFile[];
  try {
    files = readSpecFolder(spec);
  } catch (error) {
    if (!(error instanceof SpecFolderError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const { examine } = await import('../codegen/examine.ts');
  const { derive } = await import('../codegen/derive/derive.ts');
  const { model, findings } = examine(files);
  if (findings.some((finding) => finding.severity === 'error')) {
    await printFindings(findings, spec, files, json);
    return 1;
  }
  const { outputs } = await import('../codegen/emit/outputs.ts');
  const { OutputPathError, writeOutputs } = await import('../codegen/io/write.ts');
  const beside = dirname(resolve(spec));
  const root = out === undefined ? beside : resolve(out);
  const { files: vectors, findings: open } = derive(model);
  if (open.length > 0) {
    await printFindings(open, spec, files, json);
    return 1;
  }
  const wanted = await outputs(model, files, vectors, root === beside ? basename(resolve(spec)) : 'spec');
  let written: WrittenFile[];
  try {
    written = writeOutputs(root, wanted, { check });
  } catch (error) {
    if (!(error instanceof OutputPathError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const removed = await removeStale(root, new Set(wanted.map((file) => file.path)), check);
  const all = [...written, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1));
  const count = vectors.reduce((sum, { file }) => sum + file.count, 0);
  const summary = {
    requirements: model.requirementIndex.length,
    commands: model.commands.length,
    structures: model.structures.length,
    vectors: count,
  };
  const covered = new Set(vectors.flatMap(({ file }) => file.vectors.flatMap((vector) => vector.requirements)));
  const { gapsIn } = await import('../codegen/derive/gaps.ts');
  const gaps = gapsIn(model, covered);
  const stale = all.filter((file) => file.changed).map((file) => file.path);
  if (json) process.stdout.write(`${JSON.stringify({ ...summary, files: all }, null, 2)}\n`);
  const words = json ? process.stderr : process.stdout;
  for (const path of stale)
    words.write(`${check ? 'stale' : wanted.some((file) => file.path === path) ? 'wrote' : 'removed'} ${path}\n`);
  words.write(
    `${Object.entries(summary)
      .map(([noun, number]) => `${number} ${noun}`)
      .join(', ')}; ${all.length} files, ${stale.length} ${check ? 'stale' : 'changed'}\n`,
  );
  for (const line of gaps) words.write(`${line}\n`);
  return check && stale.length > 0 ? 1 : 0;
}

/** Deletes generated files that are no longer generated, and lists them; with `check` they are listed only. */
async function removeStale(root: string, wanted: ReadonlySet<string>, check: boolean): Promise<WrittenFile[]> {
  const { isOurs, STRUCT_FOLDER, VECTOR_FOLDER } = await import('../codegen/emit/outputs.ts');
  const present = [STRUCT_FOLDER, VECTOR_FOLDER]
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder));
  const paths = present.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  );
  const stale = paths.filter((path) => !wanted.has(path) && isOurs(path, readFileSync(join(root, path), 'utf8')));
  if (!check) for (const path of stale) rmSync(join(root, path));
  return stale.map((path) => ({ path, changed: true }));
}

async function printFindings(
  findings: readonly Diagnostic[],
  folder: string,
  files: readonly SourceFile[],
  json: boolean,
): Promise<void> {
  const { joined, underFolder } = await import('../codegen/check/format/paths.ts');
  const shown = findings.map((finding) => underFolder(finding, folder));
  if (json) {
    process.stdout.write((await import('../codegen/check/format/json.ts')).formatJson(shown));
    return;
  }
  const { formatText } = await import('../codegen/check/format/text.ts');
  const texts = new Map(files.map((file) => [joined(folder, file.path), file.text.split(/\r?\n/)]));
  process.stderr.write(
    formatText(shown, { lines: (file) => texts.get(file) ?? [], colour: process.stderr.isTTY === true }),
  );
  process.stderr.write('The specification has faults; nothing was written\n');
}
