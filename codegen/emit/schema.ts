import type { Json } from './json.ts';

/** A JSON Schema (2020-12) or a part of one. */
export type Schema = { readonly [keyword: string]: Json };

export const INTEGER: Schema = { type: 'integer' };
/** An integer from 0. */
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const TEXT: Schema = { type: 'string' };
export const BOOLEAN: Schema = { type: 'boolean' };
/** A number as `0x…` in lower case. */
export const HEX_NUMBER: Schema = { type: 'string', pattern: '^0x[0-9a-f]+$' };
/** Bytes in memory order in lower case, two digits each. */
export const HEX_BYTES: Schema = { type: 'string', pattern: '^([0-9a-f]{2})*$' };
/** Bytes in which `00*60` stands for sixty bytes of zero; a space parts a run from its neighbours. */
export const BYTES: Schema = {
  type: 'string',
  pattern: '^$|^[0-9a-f]{2}(\\*[1-9][0-9]{0,6}|([0-9a-f]{2})*)( [0-9a-f]{2}(\\*[1-9][0-9]{0,6}|([0-9a-f]{2})*))*$',
};
/** The hash of a specification. */
export const SOURCE_HASH: Schema = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };

/** An object that has all of `required`, may have `optional`, and nothing else. */
export function object(
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

/** An object with any keys whose values are all alike. */
export function dictionary(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

export function array(items: Schema, limits: { readonly minItems?: number } = {}): Schema {
  return { type: 'array', items, ...limits };
}

/** An array with exactly these elements. */
export function tuple(...elements: readonly Schema[]): Schema {
  return { type: 'array', prefixItems: elements, minItems: elements.length, maxItems: elements.length };
}

/** One of the values. */
export function literal(...values: readonly (string | number | boolean)[]): Schema {
  const [only] = values;
  return values.length === 1 && only !== undefined ? { const: only } : { enum: values };
}

export function oneOf(...schemas: readonly Schema[]): Schema {
  return { oneOf: schemas };
}

export function nullable(schema: Schema): Schema {
  return { oneOf: [schema, { type: 'null' }] };
}

/** A schema of the document's own `$defs`. */
export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** A whole document: the root's keywords with the definitions that it refers to. */
export function schemaDocument(title: string, root: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...root, $defs: definitions };
}
