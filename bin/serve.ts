import { Command } from 'commander';
import type { ServeRequest } from '../test/adapters/serve/command.ts';

/** `snvme serve`: the reference as a device for others to attach to. */
export function serveCommand(): Command {
  return new Command('serve')
    .option('--spec <folder>', 'the specification', 'spec')
    .option('--stdio', 'on standard input and output', false)
    .option('--socket <path>', 'at a Unix socket, which only this user can open')
    .option('--mutant <row:operator>', 'serve a controller with one row of the specification changed')
    .action(async (request: ServeRequest) => {
      const { executeServe } = await import('../test/adapters/serve/command.ts');
      process.exitCode = await executeServe(request, (text) => void process.stderr.write(text));
    });
}
