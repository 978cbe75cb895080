import { print } from '../../language/print.ts';
import type { Choice, Command, CommonRow, Creation, Row, Target, Transfer } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Model } from '../../model/model.ts';
import type { Json } from '../json.ts';
import { fieldJson } from './layouts.ts';
import { sourceOf, tableSource } from './source.ts';

/** A command with its tables. Conditions and values are canonical text of the condition language. */
export function commandJson(model: Model, command: Command): Json {
  const { name, queue, precedence } = command;
  return {
    name,
    class: command.class,
    opcode: opcodeOf(model, command),
    opcodeName: command.opcode.name,
    queue,
    precedence,
    transfer: transferJson(command.transfer),
    target: command.target && targetJson(command.target),
    creates: command.creates && creationJson(command.creates),
    choices: command.choices.map(choiceJson),
    fields: command.fields.map(fieldJson),
    result: command.result.map(fieldJson),
    conditions: command.conditions.map((row) => ({
      ...rowJson(model, row),
      condition: print(row.condition),
      status: row.status.name,
    })),
    effects: command.effects.map((row) => ({
      ...rowJson(model, row),
      place: print(row.place),
      value: print(row.value),
    })),
    returned: command.returned.map((row) => ({
      ...rowJson(model, row),
      structure: row.structure.name,
      field: row.field.name,
      value: print(row.value),
    })),
    source: tableSource(command),
  };
}

export function commonJson(model: Model, row: CommonRow): Json {
  return { ...rowJson(model, row), stage: row.stage, condition: print(row.condition), status: row.status.name };
}

/** What every row with a requirement id has. */
export function rowJson(model: Model, row: Row): Record<string, Json> {
  return { id: row.id, when: optional(row.when), source: sourceOf(model, row.at) };
}

/** The canonical text of an expression, or `null`. */
export function optional(expression: Expression | null): string | null {
  return expression && print(expression);
}

function transferJson({ direction, structure, list, length, definedWhen }: Transfer): Json {
  return {
    direction,
    structure: structure && structure.name,
    list: list && { field: list.field.name, count: print(list.count) },
    length: optional(length),
    definedWhen: optional(definedWhen),
  };
}

function targetJson({ object, key, where, when, id, status }: Target): Json {
  return { object: object.name, key: key.name, where: optional(where), when: optional(when), id, status: status.name };
}

function creationJson({ object, where }: Creation): Json {
  return { object: object.name, where: optional(where) };
}

function choiceJson({ name, type, where }: Choice): Json {
  const typeJson: Json =
    type.kind === 'range'
      ? { kind: 'range', low: print(type.low), high: print(type.high) }
      : { kind: 'like', object: type.object.name, attribute: type.attribute.name };
  return { name, type: typeJson, where: optional(where) };
}
