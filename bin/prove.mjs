// `npm run prove`: the slow proofs. What is committed is what the text gives, every vector passes however the reference
// chooses, the tests reach what the reference does, a hostile host breaks nothing, a new command gets its page, and no
// mutant of the proposal survives the vectors. The base annex is not there yet.
import { join } from 'node:path';
import { compile, install, root, run } from './prepare.mjs';

install();
compile();
run(join(root, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'proofs']);
run('npm', ['run', '--silent', 'coverage']);
run(process.execPath, [join(root, 'bin', 'fuzz.mjs'), '--steps', '200000']);
run(process.execPath, [join(root, 'bin', 'snvme.mjs'), 'mutate', '--skip', 'base/*']);
