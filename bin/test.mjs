// `npm test`: sets a fresh clone up, then checks styles and directions and runs every test.
import { join } from 'node:path';
import { compile, install, root, run } from './prepare.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

install();
compile();
run(bin('tsc'), ['-p', '.']);
run('npm', ['run', '--silent', 'lint']);
run(bin('vitest'), ['run', ...process.argv.slice(2)]);
