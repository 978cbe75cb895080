// `npm run prove`: the slow proofs. What is committed is what the text gives, every vector passes however the reference
// chooses, the tests reach what the reference does, a hostile host breaks nothing, a new command gets its page, and no
// mutant of the proposal survives the vectors but those that stand on a list of work to do. The base annex is not there yet.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, install, root, run } from './prepare.mjs';

install();
compile();
run(join(root, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'proofs']);
run('npm', ['run', '--silent', 'coverage']);
run(process.execPath, [join(root, 'bin', 'fuzz.mjs'), '--steps', '200000']);
const { mutants: open } = JSON.parse(readFileSync(join(root, 'test', 'mutation', 'open-survivors.json'), 'utf8'));
const mutate = [join(root, 'bin', 'snvme.mjs'), 'mutate'];
run(process.execPath, [...mutate, '--skip', 'base/*', ...open]);
if (open.length > 0) {
  console.log(`${open.length} mutants are known to survive: test/mutation/open-survivors.json`);
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 };
  const { stdout } = spawnSync(process.execPath, [...mutate, '--json', '--only', ...open], options);
  const stale = JSON.parse(stdout).results.filter(({ verdict }) => verdict !== 'survived');
  for (const { id, verdict } of stale)
    console.error(`Unexpected ${id} in open-survivors.json (${verdict}), expected a mutant that survives; take it out`);
  if (stale.length > 0) process.exit(1);
}
