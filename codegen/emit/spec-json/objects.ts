import { print } from '../../language/print.ts';
import type { Expression } from '../../model/expression.ts';
import type { Attribute, AttributeRange, ObjectType, TransitionCell, TransitionRow } from '../../model/model.ts';
import type { Model } from '../../model/model.ts';
import type { ResetRow } from '../../model/reset.ts';
import type { Json } from '../json.ts';
import { optional, rowJson } from './commands.ts';
import { tableSource } from './source.ts';

export function objectJson(object: ObjectType): Json {
  const { name, mnemonic, key, attributes } = object;
  return {
    name,
    mnemonic,
    key: key && attributeJson(key),
    attributes: attributes.map(attributeJson),
    source: tableSource(object),
  };
}

export function transitionJson(model: Model, row: TransitionRow): Json {
  const cells = Object.fromEntries(Object.entries(row.cells).map(([state, cell]) => [state, cellJson(cell)]));
  return { ...rowJson(model, row), object: row.object, command: row.command.name, event: row.event, cells };
}

export function resetJson(model: Model, row: ResetRow): Json {
  const cells = Object.fromEntries(Object.entries(row.cells).map(([kind, { cell }]) => [kind, cell]));
  return { ...rowJson(model, row), object: row.object, command: row.command.name, event: row.event, cells };
}

function attributeJson({ name, mnemonic, range, initial, each, reportedIn, description }: Attribute): Json {
  return {
    name,
    mnemonic,
    range: rangeJson(range),
    initial: initial && each ? eachText(initial, each) : optional(initial),
    reportedIn: reportedIn && `${reportedIn.structure}.${reportedIn.field}`,
    description,
  };
}

function eachText(initial: Expression, { name, where }: NonNullable<Attribute['each']>): string {
  return `at ${name}: ${print(initial)}${where ? ` where ${print(where)}` : ''}`;
}

function rangeJson(range: AttributeRange): Json {
  switch (range.kind) {
    case 'key':
      return { kind: 'key', low: range.low, high: range.high };
    case 'number':
      return { kind: 'number', low: print(range.low), high: print(range.high) };
    case 'values':
      return { kind: 'values', values: range.values.name };
    case 'bytes':
      return { kind: 'bytes', size: range.size, format: range.format };
    case 'reference':
      return { kind: 'reference', object: range.object.name, optional: range.optional };
    case 'record':
      return { kind: 'record', structure: range.structure.name, optional: range.optional };
    case 'map':
      return {
        kind: 'map',
        element: rangeJson(range.element),
        sparse: range.sparse,
        low: print(range.low),
        high: print(range.high),
      };
  }
}

function cellJson(cell: TransitionCell): Json {
  switch (cell.kind) {
    case 'state':
      return { kind: 'state', state: cell.state };
    case 'status':
      return { kind: 'status', status: cell.status.name };
    default:
      return { kind: cell.kind };
  }
}
