import { expect, test } from 'vitest';
import { FINDING } from './finding.fixture.ts';
import { formatSarif } from './sarif.ts';

test('writes a log with rules, places and related places', () => {
  const log: unknown = JSON.parse(formatSarif([FINDING, { ...FINDING, rule: 'alignment' }]));
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'snvme', rules: [{ id: 'alignment' }, { id: 'bit-coverage' }] } },
        results: [
          {
            ruleId: 'bit-coverage',
            ruleIndex: 1,
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'spec/a%20b.md' },
                  region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 },
                },
              },
            ],
            relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'spec/c.md' } } }],
          },
          { ruleIndex: 0 },
        ],
      },
    ],
  });
});
