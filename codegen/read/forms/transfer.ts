import type { Transfer } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { expressionCell } from './condition.ts';
import { optionalSplit } from './split.ts';
import { filledText, type Reading, unexpected } from './text.ts';

const EXPECTED =
  '"none", "host to controller: STRUCTURE with COUNT entries in LIST", "host to controller: LENGTH bytes" or "controller to host: LENGTH bytes" or "controller to host: LENGTH bytes, from byte OFFSET", each with ", defined when CONDITION" or without';
const TO_CONTROLLER = 'host to controller: ';
const TO_HOST = 'controller to host: ';
const MNEMONIC = /^[A-Z][A-Z0-9]*$/;

/** The Data property: what a command transfers. */
export function transferCell(cell: Cell, context: ReadContext): Reading<Transfer> {
  const text = filledText(cell, EXPECTED, context);
  if (text === undefined) return undefined;
  const nothing = { structure: null, list: null, length: null, from: null, definedWhen: null, at: cell.at };
  if (text === 'none') return { direction: 'none', ...nothing };
  const [data, definedText] = optionalSplit(cell, ', defined when ');
  const definedWhen = definedText && expressionCell(definedText, context);
  if (definedWhen === undefined) return undefined;
  if (text.startsWith(TO_CONTROLLER) && data.text.endsWith(' bytes')) {
    const length = expressionCell(slice(data, TO_CONTROLLER.length, -' bytes'.length), context);
    return length && { direction: 'host-to-controller', ...nothing, length, definedWhen };
  }
  if (text.startsWith(TO_CONTROLLER)) {
    const content = dataIn(slice(data, TO_CONTROLLER.length), context);
    return content && { direction: 'host-to-controller', ...nothing, ...content, definedWhen };
  }
  const [size, offset] = optionalSplit(data, ', from byte ');
  if (text.startsWith(TO_HOST) && size.text.endsWith(' bytes')) {
    const length = expressionCell(slice(size, TO_HOST.length, -' bytes'.length), context);
    const from = offset && expressionCell(offset, context);
    return length && from !== undefined
      ? { direction: 'controller-to-host', ...nothing, length, from, definedWhen }
      : undefined;
  }
  return unexpected(cell, EXPECTED, context);
}

function dataIn(cell: Cell, context: ReadContext): Reading<Pick<Transfer, 'structure' | 'list'>> {
  const [name, entries] = optionalSplit(cell, ' with ');
  if (!MNEMONIC.test(name.text)) return unexpected(name, 'the mnemonic of a Data structure', context);
  const structure = { name: name.text, at: name.at };
  if (entries === null) return { structure, list: null };
  const [count, field] = optionalSplit(entries, ' entries in ');
  if (field === null || !MNEMONIC.test(field.text))
    return unexpected(entries, 'the form "COUNT entries in LIST"', context);
  const number = expressionCell(count, context);
  return number && { structure, list: { field: { name: field.text, at: field.at }, count: number } };
}
