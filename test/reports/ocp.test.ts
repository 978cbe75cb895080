import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { record, results } from './fixtures.ts';
import { OCP_ARTIFACT } from './ocp-schema.ts';
import { ocpReport } from './ocp.ts';
import type { VectorResult } from '../runner/result.ts';

const validate = new Ajv2020({ strict: false }).compile(OCP_ARTIFACT);
const artifacts = (of: readonly VectorResult[]): unknown[] =>
  ocpReport({ ...record, results: of })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const place = { sequenceNumber: 0, timestamp: '2026-01-31T12:00:00Z' };

describe('ocpReport', () => {
  it('has artefacts of the schema alone, numbered in turn', () => {
    for (const [index, artifact] of artifacts(results).entries()) {
      expect(validate(artifact), JSON.stringify([artifact, validate.errors])).toBe(true);
      expect(artifact).toMatchObject({ sequenceNumber: index });
    }
  });

  it('has the requirement of a failure as its diagnosis, and its time', () => {
    const failed = artifacts(results.slice(1, 2));
    expect(failed).toContainEqual(
      expect.objectContaining({
        testStepArtifact: {
          testStepId: '0',
          diagnosis: {
            verdict: 'XC-CRE-1',
            type: 'FAIL',
            message: expect.stringContaining('expected 1h/38h (Not Enough Resources), actual 0h/00h') as string,
            hardwareInfoId: 'device',
          },
        },
        timestamp: '2026-01-31T12:00:00.001Z',
      }),
    );
  });

  it('knows a departure that is expected: no pass, and no failure of the run', () => {
    const [, failed] = results;
    const run = failed ? artifacts([{ ...failed, verdict: 'deviation', reason: 'bug 1' }]) : [];
    for (const artifact of run) expect(validate(artifact)).toBe(true);
    expect(run).toContainEqual(
      expect.objectContaining({
        testStepArtifact: {
          testStepId: '0',
          diagnosis: expect.objectContaining({
            type: 'UNKNOWN',
            message: expect.stringMatching(/^deviation \(bug 1\): /) as string,
          }) as object,
        },
      }),
    );
    expect(run.at(-1)).toMatchObject({ testRunArtifact: { testRunEnd: { result: 'PASS' } } });
  });

  it.each([
    ['passed', 0, 1, 'COMPLETE', 'PASS'],
    ['failed', 0, 2, 'COMPLETE', 'FAIL'],
    ['was skipped', 3, 4, 'SKIP', 'NOT_APPLICABLE'],
    ['met an error', 5, 6, 'ERROR', 'NOT_APPLICABLE'],
  ])('ends as a run that %s', (_, from, to, status, result) => {
    expect(artifacts(results.slice(from, to)).at(-1)).toMatchObject({
      testRunArtifact: { testRunEnd: { status, result } },
    });
  });

  it.each<[string, object]>([
    ['another version', { schemaVersion: { major: 1, minor: 0 }, ...place }],
    ['no place in the sequence', { schemaVersion: { major: 2, minor: 0 } }],
    ['a time without a zone', { ...place, schemaVersion: { major: 2, minor: 0 }, timestamp: '2026-01-31T12:00:00' }],
    ['a device without an identifier', { testRunArtifact: { testRunStart: { name: 'a', dutInfo: {} } }, ...place }],
    [
      'a verdict of its own',
      { testStepArtifact: { testStepId: '0', diagnosis: { verdict: 'a', type: 'MAYBE' } }, ...place },
    ],
    [
      'two parts',
      {
        testStepArtifact: { testStepId: '0', testStepStart: { name: 'a' }, testStepEnd: { status: 'SKIP' } },
        ...place,
      },
    ],
    ['a pass without an end', { testRunArtifact: { testRunEnd: { status: 'ERROR', result: 'PASS' } }, ...place }],
  ])('is not taken for one with %s', (_, artifact) => {
    expect(validate(artifact)).toBe(false);
  });
});
