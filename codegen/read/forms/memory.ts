import type { MemoryGrant } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { expressionCell } from './condition.ts';
import { optionalSplit, splitAt } from './split.ts';
import { filledText, type Reading, unexpected } from './text.ts';

const EXPECTED = '"FIELD of LENGTH bytes", perhaps with ", listed when CONDITION" and ", with tag TAG"';
const MNEMONIC = /^[A-Z][A-Z0-9]*$/;

/** A Memory property: `PRP1 of entries(QSIZE) * 16 bytes, listed when PCONT = 0, with tag this.TAGS[TIDX]`. */
export function memoryCell(cell: Cell, context: ReadContext): Reading<MemoryGrant> {
  if (filledText(cell, EXPECTED, context) === undefined) return undefined;
  const [untagged, tagText] = optionalSplit(cell, ', with tag ');
  const [grant, listText] = optionalSplit(untagged, ', listed when ');
  const [field, size] = splitAt(grant, ' of ') ?? [];
  if (field === undefined || size === undefined || !MNEMONIC.test(field.text) || !size.text.endsWith(' bytes'))
    return unexpected(cell, EXPECTED, context);
  const length = expressionCell(slice(size, 0, -' bytes'.length), context);
  const tag = tagText && expressionCell(tagText, context);
  const listed = listText && expressionCell(listText, context);
  if (length === undefined || tag === undefined || listed === undefined) return undefined;
  return { field: { name: field.text, at: field.at }, length, listed, tag, at: cell.at };
}
