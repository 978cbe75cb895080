import { Command } from 'commander';
import type { RunRequest } from '../test/runner/request.ts';

const EXAMPLES = `
Examples:
  snvme run --only 'XC-CRE-*'                        vectors of some requirements
  snvme run --only scenarios --skip xc-qdl-s1        a group, but for one vector
  snvme run --only 'command:Get*' --skip flag:boundary   by commands and flags
  snvme run --shuffle --seed 7 --repeat 3            three times, each in another order
  snvme run --shard 2/4 --report junit=part-2.xml    the second of four parts
  snvme run --journal run.jsonl --resume             go on where the run was killed`;

/** `snvme run`: runs the test vectors on a device. */
export function runCommand(): Command {
  return new Command('run')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--vectors <folder>', 'the vectors (default: test/vectors beside the specification)')
    .option(
      '--dut <device>',
      'the device under test: reference, qtest:, unix:PATH, or the command of an adapter (snvme-dut/1)',
      'reference',
    )
    .option('--timeout <ms>', 'how long an adapter may take for a reply, in milliseconds', '10000')
    .option(
      '--vector-timeout <ms>',
      'how long a vector may wait for a device with a real clock (default: as its steps say)',
    )
    .option(
      '--only <pattern...>',
      'run only vectors with this id, requirement id or group, command:NAME or flag:NAME; * and ? stand for characters',
      [],
    )
    .option('--skip <pattern...>', 'leave out vectors, named as for --only', [])
    .option('--expectations <file>', 'departures of the device that are known, each with its reason')
    .option('--shard <i/n>', 'run part i of n only; in which part a vector is depends on its id alone')
    .option('--shuffle', 'run files and vectors in an order that follows from the seed', false)
    .option('--seed <number>', 'which order --shuffle takes (default: drawn, and told)')
    .option('--repeat <times>', 'run all of it so often; a vector that does not end alike each time is named', '1')
    .option('--mutant <row:operator>', 'run the reference with one row of the specification changed')
    .option('--journal <file>', 'write each result to this file as it comes')
    .option('--resume', 'go on with the run of the journal', false)
    .option(
      '--report <format=file...>',
      'write a report: text, json, junit, tap, ocp, html, statement or statement-text',
      [],
    )
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', EXAMPLES)
    .action(async (request: RunRequest) => {
      const { executeRun } = await import('../test/runner/command.ts');
      process.exitCode = await executeRun(request, {
        result: (text) => void process.stdout.write(text),
        words: (text) => void process.stderr.write(text),
        ...(process.stderr.isTTY && { progress: (text: string) => void process.stderr.write(text) }),
      });
    });
}
