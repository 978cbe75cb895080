import type { Field, Register, RegisterField, ReservedBits, Structure, ValuesTable } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import type { Json } from '../json.ts';
import { sourceOf } from './source.ts';

/** A field; bits count from bit 0 of byte 0 of its layout. */
export function fieldJson(field: Field): Record<string, Json> {
  const { name, mnemonic, bit, width, format, zeroBased, values, entry, description } = field;
  return { name, mnemonic, bit, width, format, zeroBased, ...(values && { values }), ...(entry && { entry }), description };
}

export function structureJson(model: Model, structure: Structure): Json {
  const { name, mnemonic, size, fields, reserved, at } = structure;
  return { name, mnemonic, size, fields: fields.map(fieldJson), reserved: reserved.map(reservedJson), source: sourceOf(model, at) };
}

export function registerJson(model: Model, register: Register): Json {
  const { name, mnemonic, offset, size, fields, reserved, at } = register;
  return { name, mnemonic, offset, size, fields: fields.map(registerFieldJson), reserved: reserved.map(reservedJson), source: sourceOf(model, at) };
}

export function valuesJson(model: Model, table: ValuesTable): Json {
  const { id, name, mnemonic, values, at } = table;
  const rows = values.map(({ value, high, enumerator, description }) => ({ value, high, enumerator, description }));
  return { id, name, mnemonic, values: rows, source: sourceOf(model, at) };
}

function registerFieldJson(field: RegisterField): Json {
  return { ...fieldJson(field), access: field.access, reset: field.reset };
}

function reservedJson({ bit, width }: ReservedBits): Json {
  return { bit, width };
}
