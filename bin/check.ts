import { Command, Option } from 'commander';
import { joined, underFolder } from '../codegen/check/format/paths.ts';
import type { Diagnostic } from '../codegen/model/diagnostic.ts';
import type { SourceFile } from '../codegen/model/source.ts';

interface CheckOptions {
  readonly spec: string;
  readonly format: 'text' | 'json' | 'github' | 'sarif';
  readonly json: boolean;
}

/** `snvme check`: reads the specification and prints every finding. Exit code 1 where there is one, 2 for a wrong folder. */
export function checkCommand(): Command {
  return new Command('check')
    .option('--spec <folder>', 'the specification', 'spec')
    .addOption(
      new Option('--format <format>', 'how findings are printed')
        .choices(['text', 'json', 'github', 'sarif'])
        .default('text'),
    )
    .option('--json', 'the same as --format json', false)
    .action(async (options: CheckOptions) => {
      process.exitCode = await check(options.spec, options.json ? 'json' : options.format);
    });
}

async function check(folder: string, format: CheckOptions['format']): Promise<number> {
  const { readSpecFolder, SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  let files: readonly SourceFile[];
  try {
    files = readSpecFolder(folder);
  } catch (error) {
    if (!(error instanceof SpecFolderError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const { examine } = await import('../codegen/examine.ts');
  const { reached, findings: found } = examine(files);
  const findings = found.map((finding) => underFolder(finding, folder));
  process.stdout.write(await formatted(findings, format, folder, files));
  const { formatSummary } = await import('../codegen/check/format/text.ts');
  const note = reached === 'reading' ? '; what the tables mean is checked once all of them can be read' : '';
  (format === 'text' ? process.stdout : process.stderr).write(`${formatSummary(findings, files.length)}${note}\n`);
  return findings.length === 0 ? 0 : 1;
}

async function formatted(
  findings: readonly Diagnostic[],
  format: CheckOptions['format'],
  folder: string,
  files: readonly SourceFile[],
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../codegen/check/format/json.ts')).formatJson(findings);
    case 'github':
      return (await import('../codegen/check/format/github.ts')).formatGithub(findings);
    case 'sarif':
      return (await import('../codegen/check/format/sarif.ts')).formatSarif(findings);
    case 'text': {
      const { formatText } = await import('../codegen/check/format/text.ts');
      const texts = new Map(files.map((file) => [joined(folder, file.path), file.text.split(/\r?\n/)]));
      return formatText(findings, { lines: (file) => texts.get(file) ?? [], colour: process.stdout.isTTY === true });
    }
  }
}
