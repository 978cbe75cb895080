import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schema } from '../../codegen/emit/schema.ts';
import { array, COUNT, literal, object, TEXT } from '../../codegen/emit/schema.ts';
import type { VectorResult } from '../runner/result.ts';

const FAILURE = object(
  {
    part: literal('vector', 'topology', 'codec'),
    step: COUNT,
    operation: TEXT,
    message: TEXT,
    differences: array(object({ field: TEXT, expected: TEXT, actual: TEXT })),
    rows: array(TEXT),
  },
  { note: TEXT, expected: TEXT, actual: TEXT },
);

/** The shape of the result of one vector, in a report and in a journal. */
export const RESULT: Schema = object(
  {
    id: TEXT,
    group: TEXT,
    title: TEXT,
    requirements: array(TEXT),
    verdict: literal('pass', 'fail', 'deviation', 'unexpected-pass', 'timeout', 'error', 'skip', 'pending', 'blocked'),
    milliseconds: { type: 'number', minimum: 0 },
  },
  { reason: TEXT, failure: FAILURE },
);

const ajv = new Ajv2020({ strict: false });
let validate: ValidateFunction<VectorResult> | undefined;

/** Whether a value from outside is the result of a vector. */
export function isResult(value: unknown): value is VectorResult {
  validate ??= ajv.compile<VectorResult>(RESULT as AnySchema);
  return validate(value);
}
