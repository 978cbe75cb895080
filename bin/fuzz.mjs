// `npm run fuzz`: a hostile host against the reference. `npm run fuzz -- --seed 7 --steps 10000000 --workers 2` for a long run.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile, install, root } from './prepare.mjs';

const GREATEST = 1_000_000_000;
const { values } = options();
const [seed, steps, workers] = [number('seed'), number('steps'), number('workers')];
install();
compile();
const first = values.first === undefined ? {} : { first: number('first') };
const { executeFuzz } = await import(new URL('dist/test/fuzz/command.js', `file://${root}`).href);
process.exitCode = await executeFuzz({
  spec: join(root, 'spec'),
  seed,
  steps,
  ...first,
  workers: Math.min(workers, 64),
  json: values.json,
  progress: process.stderr.isTTY === true,
});

function options() {
  try {
    return parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        steps: { type: 'string', default: '200000' },
        first: { type: 'string' },
        workers: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    console.error(
      `${error.message}\nUsage: npm run fuzz -- [--seed N] [--steps N] [--first STEPS] [--workers N] [--json]`,
    );
    process.exit(2);
  }
}

function number(name) {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0 && value <= GREATEST) return value;
  console.error(`Unexpected --${name} ${values[name]}, expected a number from 1 to ${GREATEST}`);
  process.exit(2);
}
