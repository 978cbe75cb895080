import { Command, InvalidArgumentError } from 'commander';
import type { MutateRequest } from '../test/mutation/command.ts';

const EXAMPLES = `
Examples:
  snvme mutate                          every mutant, on all cores
  snvme mutate --only 'XC-CRE-*'        the mutants of some rows
  snvme mutate --skip 'base/*'          all but those of some files
  snvme mutate --only XC-CRE-2 --list   which ones there are
  snvme mutate --only 'fault:*'         the named faults of the data plane
  snvme mutate --sample 5 --seed 7      five of each class of operator
  snvme mutate --matrix kills.json      which vectors notice which mutant
  snvme mutate --coverage               which requirements no kill covers

Exit codes: 0 every mutant is killed or explained; 1 survivors, or requirements that are open; 2 wrong usage; 3 the toolkit failed; 4 nothing was mutated.`;

/** `snvme mutate`: proves that the vectors notice every row that is wrong, and every named fault of a data plane. */
export function mutateCommand(): Command {
  return new Command('mutate')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--vectors <folder>', 'the vectors (default: test/vectors beside the specification)')
    .option(
      '--only <row...>',
      'only devices that are wrong in this row, term, attribute or file, or with this id; * and ? stand for characters',
      [],
    )
    .option('--skip <row...>', 'none that are wrong in this row, term, attribute or file, or with this id', [])
    .option('--sample <number>', 'so many mutants of each class', count)
    .option('--seed <number>', 'which ones the sample draws', whole, 1)
    .option('--jobs <number>', 'how many work at a time (default: one for each core)', count)
    .option('--timeout <seconds>', 'how long one mutant may take', positive, 60)
    .option('--matrix <file>', 'run every vector on every mutant and write which ones fail, as JSON')
    .option(
      '--coverage',
      'name the requirements that neither a kill nor a row of Other evidence covers; they fail the run',
      false,
    )
    .option('--list', 'print the mutants and run nothing', false)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', EXAMPLES)
    .action(async (request: MutateRequest) => {
      const { executeMutate } = await import('../test/mutation/command.ts');
      const { progressOn } = await import('../test/mutation/progress.ts');
      process.exitCode = await executeMutate(request, {
        result: (text) => void process.stdout.write(text),
        words: (text) => void process.stderr.write(text),
        progress: progressOn(process.stderr, 'mutants'),
      });
    });
}

function whole(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError(`Unexpected ${text}, expected a number`);
  return Number(text);
}

function count(text: string): number {
  const value = whole(text);
  if (value === 0) throw new InvalidArgumentError('Unexpected 0, expected a number from 1');
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400)) throw new InvalidArgumentError(`Unexpected ${text}, expected seconds above 0`);
  return value;
}
