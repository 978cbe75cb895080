// `npm run bench`: how fast the reference is. `-- --check` measures `snvme check` instead; `-- --json` prints
// one JSON document.
import { join } from 'node:path';
import { compile, install, root } from './prepare.mjs';

install();
compile();
if (process.argv.includes('--check')) {
  const { checkBench, checkText } = await import(new URL('dist/test/bench/check.js', `file://${root}`).href);
  const report = await checkBench({ spec: join(root, 'spec'), runs: 5 });
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(report, null, 2)}\n` : checkText(report));
  process.exit();
}
const { executeBench } = await import(new URL('dist/test/bench/command.js', `file://${root}`).href);
await executeBench({ spec: join(root, 'spec'), json: process.argv.includes('--json') });
