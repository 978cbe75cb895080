// `npm start`: the main job on a fresh clone. Check, build, run every vector on the reference, build the site; then say
// what came out and where it is. A step whose inputs have not changed since it last passed is skipped and named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compile, hashOf, install, root } from './prepare.mjs';

const cache = join(root, '.cache');
const record = join(cache, 'start.json');
const report = join(cache, 'run.json');
const junit = join(cache, 'run.junit.xml');
const done = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
const any = () => true;
const skipped = [];

const installed = install();
if (!installed) skipped.push('install (packages are there)');
compileSources();
mkdirSync(cache, { recursive: true });

const toolkit = () => readFileSync(join(root, 'dist', '.sources'), 'utf8');
step(
  'check',
  () => hashOf(['spec'], any) + toolkit(),
  () => snvme('check'),
);
step(
  'build',
  () => hashOf(['spec', 'test/vectors', 'reference/generated'], any) + toolkit(),
  () => {
    const built = JSON.parse(snvme('build', '--json'));
    compileSources();
    return built;
  },
);
step(
  'run',
  () => hashOf(['spec', 'test/vectors'], any) + toolkit(),
  () => {
    snvme('run', '--report', `json=${report}`, '--report', `junit=${junit}`);
    return JSON.parse(readFileSync(report, 'utf8')).summary;
  },
  () => existsSync(report),
);
step(
  'site',
  () =>
    hashOf(
      ['spec', 'test/vectors', 'codegen', 'reference', 'site', '.github/contributing'],
      (name) => name !== '.DS_Store',
      ['package-lock.json'],
    ) +
    (process.env.SITE_URL ?? '') +
    (process.env.SITE_BASE ?? ''),
  () => shell('npm', ['-w', 'site', 'run', 'build'], { env: { ...process.env, NO_UPDATE_NOTIFIER: '1' }, quiet: true }),
  () => existsSync(join(root, 'site', 'build', 'index.html')),
);
summary();

function compileSources() {
  const compiled = compile();
  if (!compiled && !skipped.some((text) => text.startsWith('compile'))) skipped.push('compile (no source changed)');
}

/** Runs a step unless its inputs are those with which it last passed. What it returns is kept for the summary. */
function step(name, inputs, work, stillThere = () => true) {
  const before = inputs();
  if (done[name]?.inputs === before && stillThere()) {
    skipped.push(`${name} (inputs unchanged)`);
    return;
  }
  console.log(`> ${name}`);
  const from = performance.now();
  const result = work();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`  ${name} done in ${seconds} s`);
  done[name] = { inputs: inputs(), result: typeof result === 'object' ? result : undefined };
  writeFileSync(record, JSON.stringify(done));
}

function snvme(...args) {
  return shell(process.execPath, [join(root, 'bin', 'snvme.mjs'), ...args]);
}

/** Runs a program; its words go to the terminal, its standard output is returned. Ends with its exit code on failure. */
function shell(program, args, { env = process.env, quiet = false } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!quiet || status !== 0) {
    process.stderr.write(stderr ?? '');
    if (!args.includes('--json')) process.stdout.write(stdout ?? '');
  }
  if (error || status !== 0) {
    console.error(
      `Unexpected end of \`${[relative(root, program) || program, ...args].join(' ')}\`: ${error?.message ?? `exit code ${status}`}`,
    );
    process.exit(status || 3);
  }
  return stdout;
}

function summary() {
  const { requirements, commands, structures } = done.build.result;
  const { passed, failed, skipped: notRun } = done.run.result;
  const kinds = Object.entries(vectorKinds())
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
  const lines = [
    '',
    `Requirements   ${requirements} (${commands} commands, ${structures} structures)`,
    `Vectors        ${kinds}`,
    `On reference   ${passed} passed, ${failed} failed, ${notRun} skipped`,
    `Report         ${relative(root, report)}, ${relative(root, junit)}`,
    `Site           site/build/index.html (npm -w site run serve)`,
    `Skipped steps  ${skipped.length > 0 ? skipped.join(', ') : 'none'}`,
  ];
  console.log(lines.join('\n'));
}

/** How many vectors of each kind there are. */
function vectorKinds() {
  const folder = join(root, 'test', 'vectors');
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const kinds = {};
  for (const { path } of files) {
    for (const { kind } of JSON.parse(readFileSync(join(folder, path), 'utf8')).vectors)
      kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}
