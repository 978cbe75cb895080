import type { Schema } from '../../codegen/emit/schema.ts';
import { array, literal, object, oneOf, schemaDocument, TEXT } from '../../codegen/emit/schema.ts';

const STATUS = literal('COMPLETE', 'ERROR', 'SKIP');

const HARDWARE = object(
  { hardwareInfoId: TEXT, name: TEXT },
  { version: TEXT, manufacturer: TEXT, partType: TEXT, serialNumber: TEXT },
);

const RUN_START = object({
  name: TEXT,
  version: TEXT,
  commandLine: TEXT,
  parameters: { type: 'object' },
  dutInfo: object({ dutInfoId: TEXT }, { name: TEXT, hardwareInfos: array(HARDWARE) }),
});

/** A run without a verdict over the device has no other result. */
const RUN_END = oneOf(
  object({ status: literal('COMPLETE'), result: literal('PASS', 'FAIL') }),
  object({ status: literal('ERROR', 'SKIP'), result: literal('NOT_APPLICABLE') }),
);

const STEP_PARTS: Readonly<Record<string, Schema>> = {
  testStepStart: object({ name: TEXT }),
  measurement: object({ name: TEXT, value: { type: 'number' } }, { unit: TEXT }),
  diagnosis: object(
    { verdict: TEXT, type: literal('PASS', 'FAIL', 'UNKNOWN') },
    { message: TEXT, hardwareInfoId: TEXT },
  ),
  error: object({ symptom: TEXT }, { message: TEXT }),
  log: object({ severity: literal('INFO', 'DEBUG', 'WARNING', 'ERROR', 'FATAL'), message: TEXT }),
  testStepEnd: object({ status: STATUS }),
};

const PLACE = {
  sequenceNumber: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
  timestamp: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
} satisfies Readonly<Record<string, Schema>>;

const steps = Object.entries(STEP_PARTS).map(([name, part]) => object({ testStepId: TEXT, [name]: part }));

/** The JSON Schema of the artefacts of OCP Test & Validation output, version 2.0, that a report has. */
export const OCP_ARTIFACT: Schema = schemaDocument(
  'An artefact of OCP Test & Validation output 2.0, of those that snvme writes',
  oneOf(
    object({ schemaVersion: object({ major: literal(2), minor: literal(0) }), ...PLACE }),
    object({ testRunArtifact: oneOf(object({ testRunStart: RUN_START }), object({ testRunEnd: RUN_END })), ...PLACE }),
    object({ testStepArtifact: oneOf(...steps), ...PLACE }),
  ),
  {},
);
