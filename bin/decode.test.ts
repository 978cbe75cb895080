import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decodeCommand } from './decode.ts';

let folder: string;
let trace: string;
let output: string;
let words: string;
const exitCode = process.exitCode;
const INTERRUPT = '{"seq":1,"kind":"interrupt","vector":3,"address":"0xfee00000","data":3}\n';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-'));
  trace = join(folder, 'trace.jsonl');
  [output, words] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((words += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
  rmSync(folder, { recursive: true });
});

async function decode(...args: readonly string[]): Promise<typeof process.exitCode> {
  const command = decodeCommand().exitOverride();
  await command.parseAsync(args, { from: 'user' });
  return process.exitCode;
}

test('a trace gives 0 and a line an event', async () => {
  writeFileSync(trace, INTERRUPT);
  expect(await decode('--trace', trace)).toBe(0);
  expect(output).toBe('1  interrupt  vector 3  writes 00000003h to FEE00000h\n');
  expect(words).toBe('');
});

test('broken lines give 1 and their places; the others are shown', async () => {
  writeFileSync(trace, `${INTERRUPT}{\n${INTERRUPT}${'[]\n'.repeat(12)}`);
  expect(await decode('--trace', trace)).toBe(1);
  expect(output.split('\n')).toHaveLength(3);
  expect(words).toContain(`${trace}:2  Unexpected text "{", expected one JSON object a line\n`);
  expect(words).toContain(`${trace}:12  `);
  expect(words).not.toContain(`${trace}:13  `);
  expect(words).toMatch(/: 3 more lines cannot be read\n$/);
});

test.each([
  ['a file that is not there', () => join(folder, 'nothing')],
  ['a folder', () => folder],
])('%s gives 2 and a plain message', async (_, path) => {
  expect(await decode('--trace', path())).toBe(2);
  expect(words).toMatch(/^Cannot read the trace .*: E/);
});

test('neither bytes nor a trace, or both, give 2', async () => {
  writeFileSync(trace, INTERRUPT);
  expect(await decode()).toBe(2);
  expect(await decode('00', '--trace', trace)).toBe(2);
  expect(words).toMatch(/^(Unexpected arguments, expected either bytes in hexadecimal or --trace FILE\n){2}$/);
  await expect(decode('--trace', trace, '--json')).rejects.toMatchObject({ code: 'commander.conflictingOption' });
});

test('bytes are still shown in words', async () => {
  expect(await decode('--queue', 'io', `02${'00'.repeat(63)}`)).toBe(0);
  expect(output).toMatch(/^Read, 64 bytes\n/);
});

test('the help shows an example and exit codes', () => {
  let help = '';
  decodeCommand()
    .configureOutput({ writeOut: (text) => (help += text) })
    .outputHelp();
  expect(help).toContain('snvme decode --trace demo.jsonl');
  expect(help).toMatch(/Exit codes: 0 good; 1 .*broken; 2 /);
});
