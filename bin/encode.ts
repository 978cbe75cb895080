import { Command } from 'commander';
import { describeWith } from './decode.ts';

interface EncodeOptions {
  readonly spec: string;
  readonly json: boolean;
}

const EXAMPLES = `
Examples:
  snvme encode "Create Extended Controller" NTAG=1
  snvme encode extended-controller-receive SEL=Properties CNTLID=5 XGEN=1h NUMD=79
  snvme encode CECD ECNTLID=7h 'SN="TENANT-A"' 'TAGLIST=[{TVAL=2h, TTYPE=PASID}]'`;

/** `snvme encode`: prints the bytes of a command, data structure or register. Exit code 2 for what cannot be written. */
export function encodeCommand(): Command {
  return new Command('encode')
    .argument('<name>', 'a command by name, or a data structure or register by mnemonic')
    .argument('[fields...]', 'FIELD=VALUE: numbers as 12, 1Fh, 101b or 0x1f, names of values, text; the rest is 0')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, fields: string[], { spec, json }: EncodeOptions) => {
      process.exitCode = await describeWith(spec, async (model) => {
        const { encodeEntry } = await import('../codegen/describe/encode.ts');
        const entry = encodeEntry(model, name, fields);
        return json ? `${JSON.stringify(entry, null, 2)}\n` : `${entry.bytes}\n`;
      });
    });
}
