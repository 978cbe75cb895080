import { RESET_CELLS } from '../model/reset.ts';
import type { Schema } from './schema.ts';
import {
  BOOLEAN,
  COUNT,
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
} from './schema.ts';

/** A condition or a value as canonical text of the condition language. */
const EXPRESSION: Schema = { type: 'string', minLength: 1 };
const OPTIONAL_EXPRESSION = nullable(EXPRESSION);
const NAMED = { name: TEXT, source: TEXT };
const WITH_MNEMONIC = { ...NAMED, mnemonic: TEXT };
const ROW = { id: TEXT, when: OPTIONAL_EXPRESSION, source: TEXT };
const FIELD = {
  name: TEXT,
  mnemonic: TEXT,
  bit: COUNT,
  width: { type: 'integer', minimum: 1 },
  format: literal('number', 'bytes', 'ascii', 'nqn', 'list'),
  zeroBased: BOOLEAN,
  description: TEXT,
};
const FIELD_LINKS = { values: TEXT, entry: TEXT, selectors: array(object({ field: TEXT, values: array(COUNT) })) };
const LAYOUT = {
  ...WITH_MNEMONIC,
  size: COUNT,
  reserved: array(object({ bit: COUNT, width: { type: 'integer', minimum: 1 } })),
};
const OPCODE: Schema = { type: 'integer', minimum: 0, maximum: 255 };
const CLASS = literal('normative', 'base', 'informative');

/** `spec.schema.json`: the model as `spec.json` holds it. */
export function specSchema(): Schema {
  const root = object({
    $schema: TEXT,
    format: literal('snvme-spec/1'),
    sourceHash: SOURCE_HASH,
    document: object({
      title: TEXT,
      version: TEXT,
      type: TEXT,
      project: TEXT,
      authors: array(TEXT),
      status: TEXT,
      prefix: TEXT,
    }),
    sections: array(
      object({
        file: TEXT,
        title: TEXT,
        class: CLASS,
        order: { type: 'number' },
        hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      }),
    ),
    profile: array(
      object({
        ...NAMED,
        space: literal('admin-opcode', 'io-opcode', 'log-page', 'feature', 'cns', 'other'),
        standard: nullable(COUNT),
        value: COUNT,
      }),
    ),
    statuses: array(object({ ...NAMED, value: COUNT, assigned: BOOLEAN, description: TEXT })),
    limits: array(object({ ...WITH_MNEMONIC, minimum: COUNT, maximum: COUNT, description: TEXT })),
    values: array(
      object({
        ...WITH_MNEMONIC,
        id: TEXT,
        values: array(object({ value: COUNT, high: COUNT, enumerator: nullable(TEXT), description: TEXT })),
      }),
    ),
    structures: array(object({ ...LAYOUT, fields: array(ref('field')) })),
    registers: array(
      object({
        ...LAYOUT,
        space: literal('controller', 'configuration'),
        offset: COUNT,
        fields: array(ref('registerField')),
      }),
    ),
    objects: array(object({ ...WITH_MNEMONIC, key: nullable(ref('attribute')), attributes: array(ref('attribute')) })),
    terms: array(object({ ...NAMED, parameters: array(TEXT), definition: EXPRESSION })),
    common: array(
      object({ ...ROW, stage: literal('allowed', 'transfer', 'command'), condition: EXPRESSION, status: TEXT }),
    ),
    commands: array(ref('command')),
    allowed: array(
      object({
        object: TEXT,
        queue: literal('admin', 'io'),
        rows: array(object({ id: TEXT, opcode: OPCODE, command: TEXT, filter: TEXT, source: TEXT })),
        others: object({ id: TEXT, status: TEXT, source: TEXT }),
        source: TEXT,
      }),
    ),
    asynchronousEvents: array(
      object({
        id: TEXT,
        name: TEXT,
        type: COUNT,
        information: COUNT,
        logPage: COUNT,
        condition: EXPRESSION,
        source: TEXT,
      }),
    ),
    events: array(
      object({
        ...NAMED,
        raisedWhen: TEXT,
        appliesTo: TEXT,
        scope: literal('each', 'one'),
        stimulus: TEXT,
        dependsOn: nullable(TEXT),
        effects: array(EFFECT),
      }),
    ),
    transitions: array(object({ ...ROW, object: TEXT, command: TEXT, event: BOOLEAN, cells: dictionary(ref('cell')) })),
    stateKinds: array(object({ object: TEXT, name: TEXT, holds: array(TEXT), description: TEXT, source: TEXT })),
    resets: array(
      object({ ...ROW, object: TEXT, command: TEXT, event: BOOLEAN, cells: dictionary(literal(...RESET_CELLS)) }),
    ),
    invariants: array(object({ id: TEXT, invariant: EXPRESSION, source: TEXT })),
    requirements: array(object({ id: TEXT, sentence: TEXT, class: TEXT, kind: TEXT, source: TEXT })),
    scenarios: array(object({ id: TEXT, caption: TEXT, section: TEXT, lines: array(TEXT) })),
  });
  return schemaDocument('Scalable NVMe specification as data, format 1', root, {
    field: object(FIELD, FIELD_LINKS),
    registerField: object(
      { ...FIELD, access: literal('RO', 'RW', 'RW1S', 'RW1C', 'WO'), reset: nullable(COUNT) },
      FIELD_LINKS,
    ),
    attribute: object({
      name: TEXT,
      mnemonic: TEXT,
      range: ref('range'),
      initial: OPTIONAL_EXPRESSION,
      reportedIn: nullable(TEXT),
      description: TEXT,
    }),
    range: rangeSchema(),
    cell: oneOf(
      object({ kind: literal('stays', 'gone', 'impossible') }),
      object({ kind: literal('state'), state: TEXT }),
      object({ kind: literal('status'), status: TEXT }),
    ),
    command: commandSchema(),
  });
}

/** A row of Effects. */
const EFFECT: Schema = object({ ...ROW, place: EXPRESSION, value: EXPRESSION });

function rangeSchema(): Schema {
  return oneOf(
    object({ kind: literal('key'), low: COUNT, high: COUNT }),
    object({ kind: literal('number'), low: EXPRESSION, high: EXPRESSION }),
    object({ kind: literal('values'), values: TEXT }),
    object({ kind: literal('bytes'), size: COUNT, format: literal('bytes', 'ascii', 'nqn') }),
    object({ kind: literal('reference'), object: TEXT, optional: BOOLEAN }),
    object({ kind: literal('record'), structure: TEXT, optional: BOOLEAN }),
    object({ kind: literal('map'), element: ref('range'), sparse: BOOLEAN, low: EXPRESSION, high: EXPRESSION }),
  );
}

function commandSchema(): Schema {
  const transfer = object({
    direction: literal('none', 'host-to-controller', 'controller-to-host'),
    structure: nullable(TEXT),
    list: nullable(object({ field: TEXT, count: EXPRESSION })),
    length: OPTIONAL_EXPRESSION,
    from: OPTIONAL_EXPRESSION,
    definedWhen: OPTIONAL_EXPRESSION,
  });
  const choiceType = oneOf(
    object({ kind: literal('range'), low: EXPRESSION, high: EXPRESSION }, { idle: EXPRESSION }),
    object({ kind: literal('like'), object: TEXT, attribute: TEXT }),
    object({ kind: literal('distinct'), count: EXPRESSION, element: TEXT, low: EXPRESSION, high: EXPRESSION }),
  );
  return object({
    ...NAMED,
    class: literal('normative', 'base'),
    opcode: OPCODE,
    opcodeName: TEXT,
    queue: literal('admin', 'io'),
    receiver: literal('primary', 'any'),
    precedence: literal('any', 'ordered'),
    transfer,
    memory: array(object({ field: TEXT, length: EXPRESSION, listed: OPTIONAL_EXPRESSION, tag: OPTIONAL_EXPRESSION })),
    requestsEvent: BOOLEAN,
    completes: nullable(
      object({
        event: TEXT,
        when: OPTIONAL_EXPRESSION,
        durable: OPTIONAL_EXPRESSION,
        failure: nullable(object({ event: TEXT, status: TEXT })),
      }),
    ),
    target: nullable(
      object({
        object: TEXT,
        key: TEXT,
        where: OPTIONAL_EXPRESSION,
        when: OPTIONAL_EXPRESSION,
        id: TEXT,
        status: TEXT,
      }),
    ),
    creates: nullable(object({ object: TEXT, where: OPTIONAL_EXPRESSION })),
    choices: array(object({ name: TEXT, type: choiceType, where: OPTIONAL_EXPRESSION })),
    mayFail: array(TEXT),
    fields: array(ref('field')),
    result: array(ref('field')),
    conditions: array(object({ ...ROW, condition: EXPRESSION, status: TEXT }, { isOptional: BOOLEAN })),
    effects: array(EFFECT),
    returned: array(object({ ...ROW, structure: TEXT, field: TEXT, value: EXPRESSION })),
  });
}
