// `npm run mutate:code -- PART`: Stryker changes the code of one part of the generator's core; its unit tests have to notice.
import { join } from 'node:path';
import { install, root, run } from './prepare.mjs';

const [part = 'codec', ...options] = process.argv.slice(2);
install();
run(join(root, 'node_modules', '.bin', 'stryker'), ['run', ...options], {
  env: { ...process.env, STRYKER_PART: part },
});
