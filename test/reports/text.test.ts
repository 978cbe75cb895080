import { describe, expect, it } from 'vitest';
import { results } from './fixtures.ts';
import { summaryLine, textReport } from './text.ts';

describe('textReport', () => {
  const text = textReport(results);

  it('tells for a failure the requirement, the step, and what was expected', () => {
    expect(text).toContain(
      [
        'FAIL create.fail: fails <here> & "there"',
        '  requirements: XC-CRE-1',
        '  vector step 3, cqe: one too many',
        '  The command completed with another status\u0000',
        '  rows: XC-CRE-1',
        '  expected 1h/38h (Not Enough Resources)',
        '  actual   0h/00h (Successful Completion)',
        '  DW0: expected 00000000h, actual 00010002h',
        '',
      ].join('\n'),
    );
    expect(text).toContain('TIMEOUT create.timeout');
    expect(text).toContain('ERROR other.error: breaks\n  requirements: XC-CRE-1\n  the transport <closed>\n');
    expect(text).toContain('BLOCKED other.blocked: is blocked\n  requirements: none\n');
  });

  it('counts what was skipped by its predicate and ends with the summary', () => {
    expect(text).toContain(
      'Skipped, because they say nothing about this device:\n  EXT.MAXXC >= 2 (1 >= 2): 1 vectors\n',
    );
    expect(text.endsWith('7 vectors: 1 passed, 2 failed, 1 skipped, 1 pending, 2 errors\n')).toBe(true);
    expect(summaryLine([])).toBe('0 vectors: 0 passed, 0 failed');
  });
});
