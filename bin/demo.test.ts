import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readTraceLine } from '../reference/controller/trace-line.ts';
import { demoCommand } from './demo.ts';

let folder: string;
let output: string;
let words: string;
const exitCode = process.exitCode;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  [output, words] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((words += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
  rmSync(folder, { recursive: true });
});

async function demo(spec: string, ...options: readonly string[]): Promise<typeof process.exitCode> {
  await demoCommand().parseAsync(['--spec', spec, ...options], { from: 'user' });
  return process.exitCode;
}

test('two tenants share a device, and every check holds', async () => {
  expect(await demo('spec')).toBe(0);
  expect(output).toContain('A: reads  "The ledger of tenant A" from block 0');
  expect(output).toContain('yes  each tenant reads what it wrote itself');
  expect(output).not.toMatch(/^ +no /m);
  expect(words).toBe('');
});

test('a specification that cannot be read gives 1 and says who shows the faults', async () => {
  const spec = join(folder, 'spec');
  cpSync('spec', spec, { recursive: true });
  const file = join(spec, 'limits.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('| Limit | Minimum |', '| Limit | Least |'));
  expect(await demo(spec)).toBe(1);
  expect(words).toMatch(/spec has \d+ faults?; snvme check shows them\n$/);
  expect(output).toBe('');
});

test('writes what the device did as lines that can be read back', async () => {
  const trace = join(folder, 'demo.jsonl');
  expect(await demo('spec', '--trace', trace)).toBe(0);
  const lines = readFileSync(trace, 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  const tags = lines.map(readTraceLine).flatMap((event) => (event.kind === 'dma' ? [JSON.stringify(event.tag)] : []));
  expect(new Set(tags)).toEqual(new Set(['null', '{"routingId":null,"pasid":2}', '{"routingId":261,"pasid":null}']));
});

test('a trace that cannot be written gives 2 and names the place before anything else is done', async () => {
  expect(await demo('spec', '--trace', folder)).toBe(2);
  expect(words).toContain(`Cannot write ${folder}: E`);
  expect(output).toBe('');
});

test('a folder that is not there gives 2 and a plain message', async () => {
  expect(await demo(join(folder, 'nowhere'))).toBe(2);
  expect(words).toMatch(/^Cannot read the specification folder .*nowhere; name it with --spec DIR\n$/);
});

test('the help shows an example and exit codes', () => {
  let help = '';
  demoCommand()
    .configureOutput({ writeOut: (text) => (help += text) })
    .outputHelp();
  expect(help).toContain('snvme demo');
  expect(help).toMatch(/Exit codes: 0 all checks hold; 1 one does not, or the specification has faults; 2 /);
});
