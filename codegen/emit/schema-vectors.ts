import type { Schema } from './schema.ts';
import {
  BYTES,
  COUNT,
  HEX_NUMBER,
  INTEGER,
  SOURCE_HASH,
  TEXT,
  array,
  dictionary,
  literal,
  nullable,
  object,
  oneOf,
  ref,
  schemaDocument,
  tuple,
} from './schema.ts';
import { statusSchema, stepSchema } from './schema-steps.ts';

const ARITHMETIC = ['+', '-', '*'];
const RELATIONS = ['==', '!=', '<', '<=', '>', '>='];
const NOTE_KINDS = [
  'basic',
  'boundary',
  'isolation',
  'reserved-field',
  'state-machine',
  'ordering',
  'resource-limit',
  'recovery',
  'ambiguity',
];

const SPECIFICATION = object({ id: TEXT, version: TEXT, sourceHash: SOURCE_HASH });
/** A value that an earlier step bound (`$name`), a limit of the device (`EXT.X`), a field of a register (`CAP.X`), or a number. */
const EXPRESSION = oneOf(
  INTEGER,
  { type: 'string', pattern: '^(\\$[A-Za-z][A-Za-z0-9_.-]*|[A-Z][A-Z0-9]*\\.[A-Z0-9]+|0x[0-9a-f]+)$' },
  tuple(literal(...ARITHMETIC), ref('expression'), ref('expression')),
);
const BITS = { bit: COUNT, width: { type: 'integer', minimum: 1 } };

/** `vectors.schema.json`: one file of vectors in the format `snvme-vectors/1`. It says what `codegen/model/vector.ts` says. */
export function vectorsSchema(): Schema {
  const root = object({
    format: literal('snvme-vectors/1'),
    specification: SPECIFICATION,
    generator: object({ name: TEXT, version: TEXT, seed: INTEGER }),
    group: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    count: COUNT,
    world: dictionary(INTEGER),
    notes: dictionary(object({ kind: literal(...NOTE_KINDS), description: TEXT }, { effect: TEXT })),
    spaces: dictionary(
      object({ tag: nullable(object({ kind: literal('pasid', 'rid', 'opaque'), value: TEXT }, { pasid: TEXT })) }),
    ),
    topologies: dictionary(object({ memory: array(ref('buffer')), steps: array(ref('step')) })),
    defaults: object({}, commonParts()),
    capabilities: dictionary(array(ref('predicate'))),
    shared: dictionary(ref('step')),
    sequences: dictionary(array(oneOf(TEXT, ref('step')))),
    vectors: array(oneOf(ref('codec'), ref('scenario')), { minItems: 1 }),
  });
  return schemaDocument('Scalable NVMe conformance vectors, format 1', root, {
    expression: EXPRESSION,
    predicate: tuple(literal(...RELATIONS), ref('expression'), ref('expression')),
    relocation: object(BITS, { mem: TEXT, offset: COUNT, value: ref('expression') }),
    binding: object(BITS),
    buffer: object(
      { name: TEXT },
      { space: TEXT, iova: HEX_NUMBER, size: COUNT, fill: { type: 'integer', minimum: 0, maximum: 255 }, bytes: BYTES },
    ),
    status: statusSchema(),
    step: stepSchema(),
    value: oneOf(INTEGER, TEXT, array(dictionary(ref('value')))),
    codec: codecSchema(),
    scenario: scenarioSchema(),
  });
}

/** `manifest.schema.json`: the list of the files that belong to a set of vectors. */
export function manifestSchema(): Schema {
  const file = object({ path: TEXT, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' }, count: COUNT });
  const root = object({
    format: literal('snvme-manifest/1'),
    specification: SPECIFICATION,
    files: array(file),
    uncovered: array(TEXT),
  });
  return schemaDocument('Scalable NVMe manifest of vectors, format 1', root, {});
}

function codecSchema(): Schema {
  const required = {
    id: TEXT,
    kind: literal('codec'),
    title: TEXT,
    struct: TEXT,
    direction: literal('both', 'encode', 'decode'),
    bytes: BYTES,
    fields: dictionary(ref('value')),
    result: literal('valid', 'invalid'),
    requirements: array(TEXT),
  };
  return object(required, { error: literal('range', 'length'), flags: array(TEXT) });
}

/** What the vectors of a file have in common, and a vector says only where it differs. */
function commonParts(): Readonly<Record<string, Schema>> {
  return {
    level: literal('queue', 'tagged', 'fault'),
    topology: TEXT,
    requires: array(ref('predicate')),
    effects: object({
      destructive: literal(false, 'media', 'configuration', 'irreversible'),
      scope: literal('queue', 'extended-controller', 'controller', 'subsystem'),
      cleanup: literal('none', 'controller-reset', 'function-reset', 'power-cycle'),
    }),
  };
}

function scenarioSchema(): Schema {
  const required = {
    id: TEXT,
    kind: literal('scenario'),
    title: TEXT,
    requirements: array(TEXT),
    // A text is the name of a shared step.
    steps: array(oneOf(TEXT, ref('step'))),
  };
  // A text is the name of a list in `capabilities`.
  const requires = oneOf(TEXT, array(ref('predicate')));
  return object(required, {
    ...commonParts(),
    requires,
    memory: array(ref('buffer')),
    flags: array(TEXT),
  });
}
