import { Command, CommanderError } from 'commander';

/** The subcommands and the module that holds each one; loaded when it is called, so that `--help` stays quick. */
const subcommands = {
  check: async () => (await import('./check.ts')).checkCommand(),
  build: async () => (await import('./build.ts')).buildCommand(),
  run: async () => (await import('./run.ts')).runCommand(),
  report: async () => (await import('./report.ts')).reportCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
  mutate: async () => (await import('./mutate.ts')).mutateCommand(),
  diff: async () => (await import('./diff.ts')).diffCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  decode: async () => (await import('./decode.ts')).decodeCommand(),
  encode: async () => (await import('./encode.ts')).encodeCommand(),
  demo: async () => (await import('./demo.ts')).demoCommand(),
} as const;

const summaries: Record<keyof typeof subcommands, string> = {
  check: 'read the specification and report what is wrong with it',
  build: 'write everything that is generated from the specification',
  run: 'run the test vectors on a device',
  report: 'convert, compare and merge reports of runs',
  serve: 'serve the reference controller as a device for others to attach to',
  mutate: 'prove that the test vectors notice every wrong row',
  diff: 'tell what changed in meaning between two versions of the specification',
  export: 'write the document in a form for other tools',
  decode: 'show a queue entry or a data structure in words',
  encode: 'make a queue entry from words',
  demo: 'show two tenants at work on one device',
};

/** Ends quietly when the reader of the output goes away, as in `snvme build | head`. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}

/** Runs `snvme` with the arguments after the program's name and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('snvme')
    .description(
      'The Scalable NVMe specification toolkit: Markdown tables in; structs, vectors and a running controller out.',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 good; 1 findings or failed vectors; 2 wrong usage; 3 the adapter failed; 4 no vector was executed.',
    )
    .exitOverride();
  const wanted = argv[0];
  for (const name of Object.keys(subcommands) as (keyof typeof subcommands)[]) {
    const command = name === wanted ? await subcommands[name]() : new Command(name);
    program.addCommand(command.description(summaries[name]).exitOverride());
  }
  process.exitCode = 0;
  endWithReader();
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 || error.code === 'commander.helpDisplayed' ? 0 : 2;
    if (process.env['SNVME_DEBUG']) throw error;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`snvme: ${message}\nThis should not happen. SNVME_DEBUG=1 shows where it did.\n`);
    return 3;
  }
  return Number(process.exitCode);
}
