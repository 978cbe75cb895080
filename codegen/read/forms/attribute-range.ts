import type { AttributeRange } from '../../model/model.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { expressionCell } from './condition.ts';
import { parseNumber } from './number.ts';
import { MOST_BYTES } from './place.ts';
import { splitAt } from './split.ts';
import { filledText, type Reading, unexpected } from './text.ts';

const EXPECTED =
  'a range such as "key 0 to FFEFh", "0 to FFFFh", "20 bytes of ASCII", the mnemonic of values, a structure or an object, or "map from LOW to HIGH of RANGE or none"';
const BYTES = /^(?<size>[0-9]+) bytes(?: of (?<format>ASCII|NQN))?$/;
const NAMED = /^(?<name>[A-Z][A-Z0-9]*)(?<optional> or none)?$/;

/** The Range cell of an attribute: its type. */
export function attributeRange(cell: Cell, context: ReadContext): Reading<AttributeRange> {
  const text = filledText(cell, EXPECTED, context);
  if (text === undefined) return undefined;
  if (text.startsWith('key ')) return keyRange(slice(cell, 'key '.length), context);
  if (text.startsWith('map from ')) return mapRange(slice(cell, 'map from '.length), context);
  const bytes = BYTES.exec(text)?.groups;
  if (bytes !== undefined) return bytesRange(cell, Number(bytes['size']), bytes['format'], context);
  const named = NAMED.exec(text)?.groups;
  if (named !== undefined)
    return namedRange(slice(cell, 0, named['name']?.length), named['optional'] !== undefined, context);
  const bounds = numberRange(cell, context);
  return bounds && { kind: 'number', ...bounds };
}

function keyRange(cell: Cell, context: ReadContext): Reading<AttributeRange> {
  const [low, high] = cell.text.split(' to ').map(parseNumber);
  if (low === null || low === undefined || high === null || high === undefined)
    return unexpected(cell, 'two numbers such as 0 to FFEFh', context);
  return { kind: 'key', low, high };
}

function bytesRange(
  cell: Cell,
  size: number,
  format: string | undefined,
  context: ReadContext,
): Reading<AttributeRange> {
  if (size < 1 || size > MOST_BYTES) return unexpected(cell, `1 to ${MOST_BYTES} bytes`, context);
  return { kind: 'bytes', size, format: format === 'ASCII' ? 'ascii' : format === 'NQN' ? 'nqn' : 'bytes' };
}

function mapRange(cell: Cell, context: ReadContext): Reading<AttributeRange> {
  const [keys, element] = splitAt(cell, ' of ') ?? [];
  if (keys === undefined || element === undefined)
    return unexpected(cell, 'the form "map from LOW to HIGH of RANGE"', context);
  const bounds = numberRange(keys, context);
  const sparse = element.text.endsWith(' or none');
  const range = attributeRange(sparse ? slice(element, 0, -' or none'.length) : element, context);
  if (bounds === undefined || range === undefined) return undefined;
  if (range.kind === 'key' || range.kind === 'map')
    return unexpected(element, 'an element that is no key and no map', context);
  return { kind: 'map', element: range, sparse, ...bounds };
}

function numberRange(
  cell: Cell,
  context: ReadContext,
): Reading<Pick<Extract<AttributeRange, { kind: 'number' }>, 'low' | 'high'>> {
  const [first, last] = splitAt(cell, ' to ') ?? [];
  if (first === undefined || last === undefined) return unexpected(cell, EXPECTED, context);
  const low = expressionCell(first, context);
  const high = expressionCell(last, context);
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** What a mnemonic names is told by the kinds of tables that carry it; the checks report one that none carries. */
function namedRange(cell: Cell, optional: boolean, context: ReadContext): AttributeRange {
  const reference = { name: cell.text, at: cell.at };
  const kinds = context.tables
    .filter((table) => table.caption.subject.mnemonic === cell.text)
    .map((table) => table.caption.kind);
  if (kinds.includes('Attributes')) return { kind: 'reference', object: reference, optional };
  if (kinds.includes('Data structure')) return { kind: 'record', structure: reference, optional };
  return { kind: 'values', values: reference };
}
