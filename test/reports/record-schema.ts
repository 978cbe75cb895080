import { readFileSync, statSync } from 'node:fs';
import type { AnySchema } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schema } from '../../codegen/emit/schema.ts';
import { array, COUNT, literal, nullable, object, SOURCE_HASH, TEXT } from '../../codegen/emit/schema.ts';
import type { RunRecord } from './record.ts';
import { RESULT } from './result-schema.ts';

/** The greatest report that is read, in bytes. */
const MAXIMUM = 256 * 1024 * 1024;

const SUMMARY = object({
  total: COUNT,
  passed: COUNT,
  deviations: COUNT,
  failed: COUNT,
  skipped: COUNT,
  pending: COUNT,
  errors: COUNT,
});

/** The JSON Schema of `run.json`. */
export const RUN: Schema = object({
  format: literal('snvme-run/1'),
  specification: object({ id: TEXT, version: TEXT, sourceHash: SOURCE_HASH }),
  vectors: SOURCE_HASH,
  runner: TEXT,
  started: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
  device: object(
    {
      name: TEXT,
      vendor: TEXT,
      version: TEXT,
      level: literal('codec', 'queue', 'tagged', 'fault'),
      clock: literal('real', 'virtual'),
    },
    { serial: TEXT },
  ),
  options: object({
    only: array(TEXT),
    skip: array(TEXT),
    shard: nullable(TEXT),
    mutant: nullable(TEXT),
    vectorTimeout: nullable(COUNT),
    seed: nullable(COUNT),
    repeat: COUNT,
  }),
  requirements: array(object({ id: TEXT, sentence: TEXT, file: TEXT, vectors: COUNT })),
  summary: SUMMARY,
  results: array(RESULT),
});

/** A file is no report of a run. The message says where and what to do. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** Reads a `run.json`. @throws RecordError for everything else. */
export function readRecord(path: string): RunRecord {
  const value: unknown = parse(path);
  const validate = new Ajv2020({ strict: false }).compile(RUN as AnySchema);
  if (validate(value)) {
    const record: RunRecord & { summary?: unknown } = value as RunRecord;
    // It follows from the results.
    delete record.summary;
    return record;
  }
  const { instancePath = '', message = 'ill-formed' } = validate.errors?.[0] ?? {};
  throw new RecordError(
    `${path}: Unexpected value at ${instancePath || '/'}: ${message}; expected a report that "snvme run --report json=FILE" wrote`,
  );
}

function parse(path: string): unknown {
  try {
    const { size } = statSync(path);
    if (size > MAXIMUM) throw new RangeError(`${size} bytes, expected at most ${MAXIMUM}`);
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new RecordError(`${path}: Unexpected content, expected the report of a run: ${(error as Error).message}`);
  }
}
