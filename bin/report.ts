import { Command } from 'commander';

/** `snvme report`: reports of runs that are over. */
export function reportCommand(): Command {
  const output = {
    result: (text: string) => void process.stdout.write(text),
    words: (text: string) => void process.stderr.write(text),
  };
  const convert = new Command('convert')
    .description('write reports from the run.json of a run')
    .argument('<run>', 'the file that "snvme run --report json=FILE" wrote')
    .argument('<format=file...>', 'text, json, junit, tap, ocp, html, statement or statement-text')
    .action(async (run: string, reports: readonly string[]) => {
      const { convertReport } = await import('../test/reports/command.ts');
      process.exitCode = convertReport(run, reports, output);
    });
  const diff = new Command('diff')
    .description('tell what changed from one run to another; exit code 1 where something got worse')
    .argument('<before>', 'the run.json of the earlier run')
    .argument('<after>', 'that of the later one')
    .action(async (before: string, after: string) => {
      const { diffReports } = await import('../test/reports/command.ts');
      process.exitCode = diffReports(before, after, output);
    });
  const merge = new Command('merge')
    .description('join the reports of the parts of a run that was split with --shard; exit codes are those of the run')
    .argument('<run...>', 'the run.json of every part')
    .option('--report <format=file...>', 'write a report of the whole run, as "convert" does', [])
    .action(async (runs: readonly string[], { report }: { readonly report: readonly string[] }) => {
      const { mergeReports } = await import('../test/reports/command.ts');
      process.exitCode = mergeReports(runs, report, output);
    });
  return new Command('report').addCommand(convert).addCommand(diff).addCommand(merge);
}
