import { greatestValue } from '../../model/bits.ts';
import type { Field } from '../../model/layout.ts';
import type { SourceRange } from '../../model/source.ts';
import { numberValue } from '../../language/tokens.ts';
import type { ObjectInstance, RecordValue, Undefined, Value } from '../../language/values.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import type { Scalar } from '../shape.ts';
import { textBytes } from '../world.ts';
import type { Argument, Written } from './arguments.ts';
import { ScenarioFault } from './fault.ts';

/** The objects that lines speak of by a name of their own. */
export type Handles = ReadonlyMap<string, ObjectInstance>;

/** What arguments are read with. */
export interface ValueContext {
  readonly catalog: Catalog;
  readonly handles: Handles;
  /** The value of an expression in parentheses. */
  evaluate(text: string, at: SourceRange): Value | Undefined;
}

/** The values of arguments for the fields of one layout; lists as arrays of records. */
export function fieldValues(
  written: readonly Argument[],
  fields: readonly Field[],
  context: ValueContext,
): Record<string, Scalar | RecordValue[]> {
  const values: Record<string, Scalar | RecordValue[]> = {};
  for (const { name, nameAt, value } of written) {
    const field = fields.find((each) => each.mnemonic === name);
    if (!field) {
      const names = fields.map((each) => each.mnemonic);
      throw new ScenarioFault(
        nameAt,
        `Unexpected field ${name}, expected one of ${names.join(', ')}${didYouMean(name, names)}`,
      );
    }
    values[name] = fieldValue(value, field, context);
  }
  return values;
}

function fieldValue(written: Written, field: Field, context: ValueContext): Scalar | RecordValue[] {
  if (written.kind === 'records') {
    if (field.format !== 'list' || field.entry === undefined)
      throw new ScenarioFault(written.at, `Unexpected list for ${field.mnemonic}, expected one value`);
    const { fields } = context.catalog.structure(field.entry);
    return written.records.map((record) => ({ ...zeros(fields), ...fieldValues(record, fields, context) }));
  }
  if (written.kind === 'text') {
    if (field.format !== 'ascii' && field.format !== 'nqn')
      throw new ScenarioFault(written.at, `Unexpected text for ${field.mnemonic}, expected a number`);
    const size = field.width / 8;
    const bytes = new TextEncoder().encode(written.text).length;
    if (bytes > size)
      throw new ScenarioFault(
        written.at,
        `Unexpected text of ${bytes} bytes for ${field.mnemonic}, expected at most ${size}`,
      );
    return textBytes(written.text, field.width / 8, field.format === 'ascii');
  }
  if (written.kind === 'expression') return expressionValue(written.text, written, field, context);
  return wordValue(written.text, written, field, context);
}

function expressionValue(text: string, { at }: Written, field: Field, { evaluate }: ValueContext): Scalar {
  const value = evaluate(text, at);
  const greatest = greatestValue(field.width);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= greatest) return value;
  throw new ScenarioFault(
    at,
    `Unexpected value of (${text}), expected a number from 0 to ${greatest} for ${field.mnemonic}`,
  );
}

/** A number, an enumerator of the field, `a` (the key of an object) or `a.XGEN` (its attribute). */
function wordValue(text: string, { at }: Written, field: Field, { catalog, handles }: ValueContext): Scalar {
  if (/^([0-9]+|[0-9A-F]+h|[01]+b)$/.test(text)) return numberValue(text);
  const row = catalog.values(field)?.values.find(({ enumerator }) => enumerator === text);
  if (row) return row.value;
  const [name = '', attribute] = text.split('.');
  const object = handles.get(name);
  if (!object) {
    const known = [
      ...(catalog.values(field)?.values.flatMap(({ enumerator }) => enumerator ?? []) ?? []),
      ...handles.keys(),
    ];
    throw new ScenarioFault(
      at,
      `Unexpected "${text}" for ${field.mnemonic}, expected a number${known.length > 0 ? `, ${known.join(', ')}` : ''}${didYouMean(text, known)}`,
    );
  }
  if (attribute === undefined) return object.key;
  const value = object.attributes[attribute];
  if (typeof value !== 'number' && typeof value !== 'string')
    throw new ScenarioFault(
      at,
      `Unexpected attribute ${attribute} of ${object.type}, expected one that is a number or bytes`,
    );
  return value;
}

/** A record of zeros. */
export function zeros(fields: readonly Field[]): Record<string, Scalar> {
  return Object.fromEntries(
    fields.map((field) => [field.mnemonic, field.format === 'number' ? 0 : '00'.repeat(field.width / 8)]),
  );
}
