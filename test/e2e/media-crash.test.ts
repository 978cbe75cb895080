import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileMedia } from '../../reference/frontends/file-media.ts';
import { root } from '../spec-folders.ts';

const NAMESPACES = [1, 2];
/** How many flushes the process has told of before it is killed. */
const FLUSHES = 40;
const BLOCKS_A_FLUSH = 5;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snvme-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that writes and flushes for ever. It tells the number of the first block that is not flushed, each time at once. */
const writer = `
  import { writeSync } from 'node:fs';
  const { FileMedia } = await import(${JSON.stringify(pathToFileURL(join(root, 'dist/reference/frontends/file-media.js')).href)});
  const media = new FileMedia(process.argv[1]);
  const must = (isDone) => { if (!isDone) process.exit(1); };
  for (let block = 0; ; block += ${BLOCKS_A_FLUSH}) {
    for (let i = block; i < block + ${BLOCKS_A_FLUSH}; i++)
      for (const namespace of ${JSON.stringify(NAMESPACES)})
        media.write(namespace, i, new Uint8Array(512).fill((i * 7 + namespace) % 256), must);
    for (const namespace of ${JSON.stringify(NAMESPACES)}) media.flush(namespace, must);
    writeSync(1, block + ${BLOCKS_A_FLUSH} + '\\n');
  }
`;

/** Lets the process write, and kills it in the middle. Gives how many blocks it said were flushed. */
async function killedWriter(): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > FLUSHES) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => child.on('close', (_, name) => resolve(name)));
  expect(signal).toBe('SIGKILL');
  return Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1));
}

it('a process that is killed loses nothing that was flushed', { timeout: 60_000 }, async () => {
  const flushed = await killedWriter();
  expect(flushed).toBeGreaterThanOrEqual(FLUSHES * BLOCKS_A_FLUSH);
  const media = new FileMedia(folder);
  for (const namespace of NAMESPACES) {
    let data: Uint8Array | null = null;
    media.read(namespace, 0, flushed, (bytes) => (data = bytes));
    const found = Array.from({ length: flushed }, (_, block) => [
      ...new Set(data?.subarray(block * 512, (block + 1) * 512)),
    ]);
    expect(found).toEqual(found.map((_, block) => [(block * 7 + namespace) % 256]));
  }
  media.close();
});
