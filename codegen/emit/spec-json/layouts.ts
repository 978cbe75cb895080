import type { Field, Register, RegisterField, ReservedBits, Structure, ValuesTable } from '../../model/layout.ts';
import type { Json } from '../json.ts';
import { tableSource } from './source.ts';

/** A field; bits count from bit 0 of byte 0 of its layout. */
export function fieldJson(field: Field): Record<string, Json> {
  const { name, mnemonic, bit, width, format, zeroBased, values, entry, selectors, description } = field;
  return {
    name,
    mnemonic,
    bit,
    width,
    format,
    zeroBased,
    ...(values && { values }),
    ...(entry && { entry }),
    ...(selectors && { selectors: selectors.map((selector) => ({ ...selector, values: [...selector.values] })) }),
    description,
  };
}

export function structureJson(structure: Structure): Json {
  const { name, mnemonic, size, fields, reserved } = structure;
  return {
    name,
    mnemonic,
    size,
    fields: fields.map(fieldJson),
    reserved: reserved.map(reservedJson),
    source: tableSource(structure),
  };
}

export function registerJson(register: Register): Json {
  const { name, mnemonic, space, offset, size, fields, reserved } = register;
  return {
    name,
    mnemonic,
    space,
    offset,
    size,
    fields: fields.map(registerFieldJson),
    reserved: reserved.map(reservedJson),
    source: tableSource(register),
  };
}

export function valuesJson(table: ValuesTable): Json {
  const { id, name, mnemonic, values } = table;
  const rows = values.map(({ value, high, enumerator, description }) => ({ value, high, enumerator, description }));
  return { id, name, mnemonic, values: rows, source: tableSource(table) };
}

function registerFieldJson(field: RegisterField): Json {
  return { ...fieldJson(field), access: field.access, reset: field.reset };
}

function reservedJson({ bit, width }: ReservedBits): Json {
  return { bit, width };
}
