// `npm run bench`: how fast the reference is. `-- --check` measures `snvme check` instead, `-- --scale` only what many
// controllers cost; `-- --json` prints one JSON document for each.
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
const json = process.argv.includes('--json');
const spec = join(root, 'spec');
if (!process.argv.includes('--scale')) {
  const { executeBench } = await import(new URL('dist/test/bench/command.js', `file://${root}`).href);
  await executeBench({ spec, json });
}
const { FULL_SCALE, scaleBench, scaleText } = await import(new URL('dist/test/bench/scale.js', `file://${root}`).href);
const report = scaleBench({ spec, runs: 5, time: 300, ...FULL_SCALE });
process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : scaleText(report));
