import { Command } from 'commander';
import type { TraceEvent } from '../reference/controller/trace.ts';

const EXAMPLES = `
Examples:
  snvme demo                        two tenants share one device: create, grant, attach, read and write, take back
  snvme demo --trace demo.jsonl     also writes what the device did, one line of JSON an event
  snvme decode --trace demo.jsonl   shows that in words

Exit codes: 0 all checks hold; 1 one does not, or the specification has faults; 2 no such folder, or no place for the trace.`;

/** How many of the first bytes of each access to host memory stand in a trace. */
const TRACED_BYTES = 16;

/** `snvme demo`: two tenants on one reference device. */
export function demoCommand(): Command {
  return new Command('demo')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--trace <file>', 'write a trace of the device as JSON lines')
    .addHelpText('after', EXAMPLES)
    .action(async ({ spec, trace }: { readonly spec: string; readonly trace?: string }) => {
      process.exitCode = await demo(spec, trace);
    });
}

async function demo(folder: string, trace?: string): Promise<number> {
  const { readSpecFolder, SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  const { readSpecification } = await import('../codegen/read/specification.ts');
  const { runMechanics } = await import('../reference/host/mechanics.ts');
  const { traceLine } = await import('../reference/controller/trace-line.ts');
  const { LineFile } = await import('../codegen/io/line-file.ts');
  const { OutputPathError } = await import('../codegen/io/write.ts');
  try {
    const { model, diagnostics } = readSpecification(readSpecFolder(folder));
    if (diagnostics.length > 0) {
      const faults = diagnostics.length === 1 ? '1 fault' : `${diagnostics.length} faults`;
      process.stderr.write(`${folder} has ${faults}; snvme check shows them\n`);
      return 1;
    }
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    if (trace === undefined) return runMechanics(model, print).passed ? 0 : 1;
    const file = new LineFile(trace);
    const record = (event: TraceEvent): void => file.add(traceLine(event));
    try {
      return runMechanics(model, print, { dataBytes: TRACED_BYTES, record }).passed ? 0 : 1;
    } finally {
      // Also after a failure: then the trace is needed most.
      file.close();
    }
  } catch (error) {
    if (!(error instanceof SpecFolderError || error instanceof OutputPathError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
