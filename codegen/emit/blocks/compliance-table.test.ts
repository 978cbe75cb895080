import { describe, expect, it } from 'vitest';
import { model, NOWHERE } from '../../model/fixtures.ts';
import type { Model } from '../../model/model.ts';
import { complianceTable, ranges } from './compliance-table.ts';

function document(rows: Readonly<Record<string, string>>): Model {
  const entries = Object.entries(rows).map(([id, text]) => ({ id, text, section: 'test.md', at: NOWHERE }));
  const place = { table: 'tbl:a', kind: 'Requirements' };
  return model({ requirements: entries, requirementIndex: entries.map((entry) => ({ ...entry, ...place })) });
}

const rowsOf = (rows: Readonly<Record<string, string>>): string[] =>
  complianceTable(document(rows), 'a.md').split('\n').slice(4);

describe('compliance-table', () => {
  it('has an item for each party and each keyword of a chapter', () => {
    expect(
      rowsOf({
        'XC-A-10': 'The controller shall not wait.',
        'XC-A-2': 'A host should look twice.',
        'XC-A-1': 'The controller shall answer.',
        'XC-B-1': 'While it is idle, the composition layer may sleep.',
        'XC-A-3': 'If it fails, then a host shall disable it.',
      }),
    ).toEqual([
      '| [Test](test.md) (device) | XC-A-1, XC-A-10 | Yes |',
      '| [Test](test.md) (host) | XC-A-2 | Recommended |',
      '| [Test](test.md) (host) | XC-A-3 | Yes |',
      '| [Test](test.md) (composition layer) | XC-B-1 | Optional |',
    ]);
  });

  it('leaves behaviour of other specifications out', () => {
    const base = document({ 'NB-A-1': 'The controller shall answer.' });
    const sections = base.sections.map((section) => ({ ...section, class: 'base' as const }));
    expect(complianceTable({ ...base, sections }, 'a.md')).toBe('');
  });
});

describe('ranges', () => {
  it.each([
    [['XC-A-1', 'XC-A-2', 'XC-A-3', 'XC-A-5'], 'XC-A-1 to XC-A-3, XC-A-5'],
    [['XC-A-1', 'XC-A-2', 'XC-B-3'], 'XC-A-1, XC-A-2, XC-B-3'],
    [[], ''],
  ])('%j', (ids, text) => {
    expect(ranges(ids)).toBe(text);
  });
});
