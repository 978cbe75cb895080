import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { DescribeError } from '../codegen/describe/subject.ts';
import { readSpecFolder, SpecFolderError } from '../codegen/io/spec-folder.ts';
import { CodecError } from '../codegen/model/codec-error.ts';
import type { Model } from '../codegen/model/model.ts';
import { readSpecification } from '../codegen/read/specification.ts';
import type { TraceReport } from '../test/reports/trace.ts';

interface DecodeOptions {
  readonly spec: string;
  readonly as?: string;
  readonly command?: string;
  readonly queue: 'admin' | 'io';
  readonly json: boolean;
  readonly trace?: string;
}

const EXAMPLES = `
Examples:
  snvme decode e1000040…                                    64 bytes: a submission queue entry, by its opcode
  snvme decode --command "Create Extended Controller" 0500…  16 bytes: a completion, with the command's own fields
  snvme decode --as XCPROP 0500 0100 …                       a data structure of any length
  snvme decode --trace demo.jsonl                            what a device did, as snvme demo --trace wrote it

Exit codes: 0 good; 1 the specification has faults, or a line of the trace is broken; 2 bytes or a file that cannot be read.`;

/** How many broken lines of a trace are told one by one. */
const TOLD = 10;

/** `snvme decode`: shows bytes or a trace in words. Exit code 2 for what cannot be read so. */
export function decodeCommand(): Command {
  return new Command('decode')
    .argument('[hex...]', 'the bytes in memory order, in hexadecimal; spaces and colons may stand between')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--as <name>', 'what the bytes are: a data structure, a register or a command')
    .option('--command <name>', 'what the completion answers')
    .addOption(
      new Option('--queue <kind>', 'the kind of queue of a submission queue entry')
        .choices(['admin', 'io'])
        .default('admin'),
    )
    .option('--json', 'print one JSON document', false)
    .addOption(
      new Option('--trace <file>', 'show a trace of a device instead of bytes').conflicts([
        'as',
        'command',
        'queue',
        'json',
      ]),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (hex: string[], options: DecodeOptions) => {
      if ((hex.length === 0) === (options.trace === undefined)) {
        process.stderr.write('Unexpected arguments, expected either bytes in hexadecimal or --trace FILE\n');
        process.exitCode = 2;
        return;
      }
      if (options.trace !== undefined) {
        process.exitCode = await describeTrace(options.spec, options.trace);
        return;
      }
      process.exitCode = await describeWith(options.spec, async (model) => {
        const { parseHexInput } = await import('../codegen/describe/hex-input.ts');
        const { decodeEntry } = await import('../codegen/describe/decode.ts');
        const { formatReading } = await import('../codegen/describe/format.ts');
        const { as, command, queue, json } = options;
        const reading = decodeEntry(model, parseHexInput(hex.join(' ')), {
          queue,
          ...(as !== undefined && { as }),
          ...(command !== undefined && { command }),
        });
        return json ? `${JSON.stringify(reading, null, 2)}\n` : formatReading(reading);
      });
    });
}

async function describeTrace(folder: string, file: string): Promise<number> {
  let trace: string;
  try {
    trace = readFileSync(file, 'utf8');
  } catch (error) {
    process.stderr.write(`Cannot read the trace ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const { traceReport } = await import('../test/reports/trace.ts');
  let broken: TraceReport['broken'] = [];
  const code = await describeWith(folder, async (model) => {
    const report = traceReport(model, trace);
    ({ broken } = report);
    return report.text;
  });
  for (const { line, message } of broken.slice(0, TOLD)) process.stderr.write(`${file}:${line}  ${message}\n`);
  if (broken.length > TOLD) process.stderr.write(`${file}: ${broken.length - TOLD} more lines cannot be read\n`);
  return code === 0 && broken.length > 0 ? 1 : code;
}

/**
 * Reads a specification, prints what `describe` says of it and returns the exit code: 1 where the specification has faults
 * of form, 2 where the request cannot be met.
 */
export async function describeWith(folder: string, describe: (model: Model) => Promise<string>): Promise<number> {
  try {
    const { model, diagnostics } = readSpecification(readSpecFolder(folder));
    if (diagnostics.length > 0) {
      process.stderr.write(`${folder} has ${diagnostics.length} faults; snvme check shows them\n`);
      return 1;
    }
    process.stdout.write(await describe(model));
    return 0;
  } catch (error) {
    if (!(error instanceof DescribeError || error instanceof CodecError || error instanceof SpecFolderError))
      throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
