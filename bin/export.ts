import { Command } from 'commander';
import type { SourceFile } from '../codegen/model/source.ts';

interface ExportOptions {
  readonly spec: string;
  readonly ocp?: string;
}

const EXAMPLES = `
Examples:
  snvme export --ocp draft.ocp                 one document for the rendering chain of the Open Compute Project
  snvme export --ocp - | pandoc -f markdown    the same on standard output

Exit codes: 0 good; 1 the text cannot be read; 2 wrong usage, or no folder to read.`;

/** `snvme export`: the document in a form for other tools. */
export function exportCommand(): Command {
  return new Command('export')
    .requiredOption('--ocp <file>', 'write one document in the form of an OCP base specification; - is standard output')
    .option('--spec <folder>', 'the specification', 'spec')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExportOptions) => {
      process.exitCode = await exportDocument(options);
    });
}

async function exportDocument({ spec, ocp = '-' }: ExportOptions): Promise<number> {
  const { readSpecFolder, SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  let files: readonly SourceFile[];
  try {
    files = readSpecFolder(spec);
  } catch (error) {
    if (!(error instanceof SpecFolderError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const { readSpecification } = await import('../codegen/read/specification.ts');
  const { model, diagnostics } = readSpecification(files);
  if (diagnostics.length > 0) {
    process.stderr.write(`Unexpected tables that cannot be read; \`snvme check --spec ${spec}\` names them\n`);
    return 1;
  }
  const { exportOcp } = await import('../codegen/export.ts');
  const text = exportOcp(model, files);
  if (ocp === '-') process.stdout.write(text);
  else return await write(ocp, text);
  return 0;
}

async function write(path: string, text: string): Promise<number> {
  const { basename, dirname } = await import('node:path');
  const { OutputPathError, writeOutputs } = await import('../codegen/io/write.ts');
  try {
    writeOutputs(dirname(path), [{ path: basename(path), text }]);
  } catch (error) {
    if (!(error instanceof OutputPathError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  process.stderr.write(`wrote ${path}\n`);
  return 0;
}
