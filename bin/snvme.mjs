#!/usr/bin/env node
// The `snvme` command: runs the compiled toolkit. In a checkout, what has changed is compiled first.
import { existsSync } from 'node:fs';

const compiled = new URL('../dist/bin/main.js', import.meta.url);
if (existsSync(new URL('../tsconfig.build.json', import.meta.url))) {
  const { compile, install } = await import('./prepare.mjs');
  install();
  compile();
} else if (!existsSync(compiled)) {
  console.error('snvme: the compiled toolkit is missing, expected it in dist/; install the package anew');
  process.exit(3);
}
const { main } = await import(compiled.href);
process.exitCode = await main(process.argv.slice(2));
