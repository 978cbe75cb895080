import { Command } from 'commander';

const EXAMPLES = `
Example:
  snvme demo    two tenants share one device: create, grant, attach, read and write, take back

Exit codes: 0 all checks hold; 1 one does not, or the specification has faults; 2 no such folder.`;

/** `snvme demo`: two tenants on one reference device. */
export function demoCommand(): Command {
  return new Command('demo')
    .option('--spec <folder>', 'the specification', 'spec')
    .addHelpText('after', EXAMPLES)
    .action(async ({ spec }: { readonly spec: string }) => {
      process.exitCode = await demo(spec);
    });
}

async function demo(folder: string): Promise<number> {
  const { readSpecFolder, SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  const { readSpecification } = await import('../codegen/read/specification.ts');
  const { runMechanics } = await import('../reference/host/mechanics.ts');
  try {
    const { model, diagnostics } = readSpecification(readSpecFolder(folder));
    if (diagnostics.length > 0) {
      const faults = diagnostics.length === 1 ? '1 fault' : `${diagnostics.length} faults`;
      process.stderr.write(`${folder} has ${faults}; snvme check shows them\n`);
      return 1;
    }
    return runMechanics(model, (line) => void process.stdout.write(`${line}\n`)).passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SpecFolderError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
