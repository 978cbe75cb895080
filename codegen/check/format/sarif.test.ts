import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it, test } from 'vitest';
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

/** The schema of OASIS, of draft 4: nothing but the names of its address and of the draft differ from what Ajv reads. */
function schemaOfSarif(): AnySchema {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  expect([$schema, id]).toEqual([expect.stringContaining('draft-04'), expect.stringContaining('sarif-2.1.0')]);
  return schema;
}

describe('the schema of SARIF 2.1.0', () => {
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schemaOfSarif());
  const isValid = (log: unknown): unknown => [validate(log), validate.errors];
  const fix = { range: FINDING.range, text: 'shall' };

  it.each([
    ['no findings', []],
    ['an error with its cause', [FINDING]],
    ['a warning with a fix', [{ ...FINDING, severity: 'warning' as const, fix }]],
  ])('accepts %s', (_, findings) => {
    expect(isValid(JSON.parse(formatSarif(findings)))).toEqual([true, null]);
  });

  it.each([
    ['"version": "2.1.0"', '"version": "2.0.0"'],
    ['"ruleIndex"', '"rule"'],
    ['"level": "error"', '"level": "severe"'],
    ['"startLine": 2', '"startLine": 0'],
    ['"relatedLocations"', '"related"'],
  ])('refuses %s as %s', (from, to) => {
    const log = formatSarif([FINDING]);
    expect(log).toContain(from);
    expect(validate(JSON.parse(log.replace(from, to)))).toBe(false);
  });
});
