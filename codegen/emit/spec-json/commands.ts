import { print } from '../../language/print.ts';
import type {
  Choice,
  Command,
  CommonRow,
  Completes,
  Creation,
  EffectRow,
  MemoryGrant,
  Row,
  Target,
  Transfer,
} from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Model } from '../../model/model.ts';
import type { Json } from '../json.ts';
import { fieldJson } from './layouts.ts';
import { sourceOf, tableSource } from './source.ts';

/** A command with its tables. Conditions and values are canonical text of the condition language. */
export function commandJson(model: Model, command: Command): Json {
  const { name, queue, receiver, precedence } = command;
  return {
    name,
    class: command.class,
    opcode: opcodeOf(model, command),
    opcodeName: command.opcode.name,
    queue,
    receiver,
    precedence,
    transfer: transferJson(command.transfer),
    memory: command.memory.map(memoryJson),
    requestsEvent: command.requestsEvent,
    completes: command.completes && completesJson(command.completes),
    target: command.target && targetJson(command.target),
    creates: command.creates && creationJson(command.creates),
    choices: command.choices.map(choiceJson),
    mayFail: command.mayFail.map(({ name: status }) => status),
    fields: command.fields.map(fieldJson),
    result: command.result.map(fieldJson),
    conditions: command.conditions.map((row) => ({
      ...rowJson(model, row),
      condition: print(row.condition),
      status: row.status.name,
      ...(row.isOptional && { isOptional: true }),
    })),
    effects: command.effects.map((row) => effectJson(model, row)),
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

/** A row of Effects, of a command or an event. */
export function effectJson(model: Model, row: EffectRow): Json {
  return { ...rowJson(model, row), place: print(row.place), value: print(row.value) };
}

/** What every row with a requirement id has. */
export function rowJson(model: Model, row: Row): Record<string, Json> {
  return { id: row.id, when: optional(row.when), source: sourceOf(model, row.at) };
}

/** The canonical text of an expression, or `null`. */
export function optional(expression: Expression | null): string | null {
  return expression && print(expression);
}

function transferJson({ direction, structure, list, length, from, definedWhen }: Transfer): Json {
  return {
    direction,
    structure: structure && structure.name,
    list: list && { field: list.field.name, count: print(list.count) },
    length: optional(length),
    from: optional(from),
    definedWhen: optional(definedWhen),
  };
}

function memoryJson({ field, length, listed, tag }: MemoryGrant): Json {
  return { field: field.name, length: print(length), listed: optional(listed), tag: optional(tag) };
}

function completesJson({ event, when, durable, failure }: Completes): Json {
  return {
    event: event.name,
    when: optional(when),
    durable: optional(durable),
    failure: failure && { event: failure.event.name, status: failure.status.name },
  };
}

function targetJson({ object, key, where, when, id, status }: Target): Json {
  return { object: object.name, key: key.name, where: optional(where), when: optional(when), id, status: status.name };
}

function creationJson({ object, where }: Creation): Json {
  return { object: object.name, where: optional(where) };
}

function choiceJson({ name, type, where }: Choice): Json {
  return { name, type: choiceTypeJson(type), where: optional(where) };
}

function choiceTypeJson(type: Choice['type']): Json {
  switch (type.kind) {
    case 'range':
      return {
        kind: 'range',
        low: print(type.low),
        high: print(type.high),
        ...(type.idle && { idle: print(type.idle) }),
      };
    case 'like':
      return { kind: 'like', object: type.object.name, attribute: type.attribute.name };
    case 'distinct':
      return {
        kind: 'distinct',
        count: print(type.count),
        element: type.element,
        low: print(type.low),
        high: print(type.high),
      };
  }
}
