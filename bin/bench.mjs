// `npm run bench`: how fast the reference is. `-- --json` prints one JSON document.
import { compile, install, root } from './prepare.mjs';

install();
compile();
const { executeBench } = await import(new URL('dist/test/bench/command.js', `file://${root}`).href);
await executeBench({ json: process.argv.includes('--json') });
