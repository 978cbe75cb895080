import { expect, test } from 'vitest';
import { model as modelOf } from '../../model/fixtures.ts';
import { FINDING } from './finding.fixture.ts';
import { formatRecheck, formatReport, type RecheckRequest } from './report.ts';

const model = modelOf();
const finding = { ...FINDING, file: 'a b.md' };
const files = [{ path: 'a b.md', text: 'one\nno gap here\n' }];

function request(changes: Partial<RecheckRequest> = {}): RecheckRequest {
  return {
    examination: { model, findings: [finding], reached: 'tables' },
    files,
    folder: 'spec',
    format: 'text',
    colour: false,
    paths: ['a b.md'],
    milliseconds: 41.6,
    ...changes,
  };
}

test('findings for people have their line, and the words belong to the result', () => {
  const { result, summary, together } = formatReport(request());
  expect(result).toContain('spec/a b.md:2:5  error');
  expect(result).toContain('2 | no gap here');
  expect(summary).toBe('1 error in 1 file');
  expect(together).toBe(true);
});

test('where tables cannot be read, the summary says what is not checked', () => {
  const examination = { model, findings: [finding], reached: 'reading' } as const;
  expect(formatReport(request({ examination })).summary).toContain('; what the tables mean is checked once');
});

test.each(['json', 'sarif', 'github'] as const)('for machines as %s words stand apart', (format) => {
  expect(formatReport(request({ format }))).toMatchObject({ together: false, result: expect.stringContaining('gap') });
});

test.each(['json', 'sarif'] as const)('a check while watching is one line of %s', (format) => {
  const { result } = formatRecheck(request({ format }));
  expect(result).toMatch(/^.+\n$/);
  expect(JSON.parse(result)).toEqual(JSON.parse(formatReport(request({ format })).result));
});

test('a check while watching says what changed and how long it took, and how much there is where all is well', () => {
  expect(formatRecheck(request()).summary).toBe('1 error in 1 file (42 ms after spec/a b.md)');
  const examination = { model, findings: [], reached: 'scenarios' } as const;
  expect(formatRecheck(request({ examination, paths: [] })).summary).toBe(
    '0 errors in 1 file, 0 requirements, 0 commands (42 ms)',
  );
});
