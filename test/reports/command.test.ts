import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { convertReport, diffReports } from './command.ts';
import { record } from './fixtures.ts';
import { jsonReport } from './json.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const path = join(folder, 'run.json');
writeFileSync(path, jsonReport(record));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function heard(act: (output: { result(text: string): void; words(text: string): void }) => number): [number, string] {
  let text = '';
  const add = (more: string): void => void (text += more);
  return [act({ result: add, words: add }), text];
}

describe('snvme report', () => {
  it('makes of a run.json what the run would have made', () => {
    const formats = ['text', 'json', 'junit', 'tap', 'ocp', 'html', 'statement', 'statement-text'];
    const files = formats.map((format) => `${format}=${join(folder, format)}`);
    expect(heard((output) => convertReport(path, files, output))).toEqual([0, '']);
    expect(readFileSync(join(folder, 'json'), 'utf8')).toBe(jsonReport(record));
    expect(readFileSync(join(folder, 'tap'), 'utf8')).toContain('1..7');
  });

  it('ends with 1 where a run got worse, and with 0 where it did not', () => {
    const fewer = join(folder, 'fewer.json');
    writeFileSync(fewer, jsonReport({ ...record, results: record.results.slice(1) }));
    expect(heard((output) => diffReports(path, fewer, output))).toEqual([
      1,
      'Gone: 1\n  create.pass: pass -> absent\n',
    ]);
    expect(heard((output) => diffReports(fewer, path, output))[0]).toBe(0);
  });

  it.each([
    ['nothing', '/nonexistent', 'expected the report of a run'],
    ['a report of another form', 'other.json', 'Unexpected value at /'],
  ])('ends with 2 for %s', (_, name, message) => {
    writeFileSync(join(folder, 'other.json'), '{}');
    const [code, text] = heard((output) =>
      diffReports(path, name === 'other.json' ? join(folder, name) : name, output),
    );
    expect([code, text]).toEqual([2, expect.stringContaining(message)]);
    expect(heard((output) => convertReport(path, ['pdf=x'], output))[0]).toBe(2);
  });
});
