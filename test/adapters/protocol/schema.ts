import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schema } from '../../../codegen/emit/schema.ts';
import { literal, object, oneOf, schemaDocument, TEXT } from '../../../codegen/emit/schema.ts';
import type { Fields } from './messages.ts';
import { PROTOCOL } from './messages.ts';
import type { Method } from './methods.ts';
import { DEFINITIONS, METHODS } from './methods.ts';

const ID: Schema = { type: ['integer', 'string'] };

/** The JSON Schema of a line of the protocol, for those who write an adapter. Results are in `$defs` by method. */
export function protocolSchema(): Schema {
  const requests = Object.entries(METHODS).map(([name, { params, does }]) => ({
    ...object({ id: ID, method: literal(name), params }),
    description: does,
  }));
  const results = Object.fromEntries(Object.entries(METHODS).map(([name, { result }]) => [`result ${name}`, result]));
  const failure = object({ code: literal('unsupported', 'device', 'fault', 'adapter', 'timeout'), message: TEXT });
  const reply = oneOf(object({ id: ID, result: { type: 'object' } }), object({ id: ID, error: failure }));
  const notice = object({ event: literal('irq'), params: object({ vector: { type: 'integer', minimum: 0 } }) });
  return schemaDocument(`A line of ${PROTOCOL}`, oneOf(...requests, reply, notice), { ...DEFINITIONS, ...results });
}

const ajv = new Ajv2020({ allowUnionTypes: true, strict: false });
const compiled = new Map<Schema, ValidateFunction>();

/** What is wrong with the parameters or the result of a method; `null` where nothing is. */
export function misfit(method: Method, part: 'params' | 'result', value: Fields): string | null {
  const schema = method[part];
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile({ ...schema, $defs: DEFINITIONS } as AnySchema);
    compiled.set(schema, validate);
  }
  if (validate(value)) return null;
  const { instancePath = '', message = 'ill-formed', params = {} } = validate.errors?.[0] ?? {};
  const key = (params as { additionalProperty?: string }).additionalProperty;
  return `${part}${instancePath} ${message}${key === undefined ? '' : `, found ${key}`}`;
}
