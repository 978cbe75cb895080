// `npm run bench`: how fast the reference is. `-- --json` prints one JSON document.
import { join } from 'node:path';
import { compile, install, root } from './prepare.mjs';

install();
compile();
const { executeBench } = await import(new URL('dist/test/bench/command.js', `file://${root}`).href);
await executeBench({ spec: join(root, 'spec'), json: process.argv.includes('--json') });
