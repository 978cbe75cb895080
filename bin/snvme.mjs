#!/usr/bin/env node
// The `snvme` command: runs the compiled toolkit.
import { existsSync } from 'node:fs';

const compiled = new URL('../dist/bin/main.js', import.meta.url);
if (!existsSync(compiled)) {
  console.error('snvme: the toolkit is not compiled; run `npm run build` in its folder first');
  process.exit(3);
}
const { main } = await import(compiled.href);
process.exitCode = await main(process.argv.slice(2));
