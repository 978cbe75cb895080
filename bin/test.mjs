// `npm test`: sets a fresh clone up, then checks types, style and directions and runs every test but the slow proofs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compile, install, root, run } from './prepare.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

install();
compile();
await together([
  [bin('tsc'), '-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/tsconfig.tsbuildinfo'],
  ['npm', 'run', '--silent', 'lint'],
]);
run(bin('vitest'), ['run', '--project', 'unit', '--project', 'end to end', ...process.argv.slice(2)]);

/** Runs programs beside each other and ends with the exit code of one that failed, once all have said what they found. */
async function together(commands) {
  const codes = await Promise.all(
    commands.map(
      ([program, ...args]) =>
        new Promise((resolve, reject) => {
          const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
          child.once('error', reject);
          child.once('exit', (code) => resolve(code ?? 3));
        }),
    ),
  );
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}
