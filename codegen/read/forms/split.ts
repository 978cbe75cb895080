import { type Cell, slice } from '../markdown/cell.ts';

/** Cuts a cell at the first `separator` that stands outside brackets; `null` where there is none. */
export function splitAt(cell: Cell, separator: string): readonly [before: Cell, after: Cell] | null {
  const { text } = cell;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth === 0 && text.startsWith(separator, index))
      return [slice(cell, 0, index), slice(cell, index + separator.length)];
  }
  return null;
}

/** As `splitAt`, with the whole cell and `null` where the separator does not stand there. */
export function optionalSplit(cell: Cell, separator: string): readonly [before: Cell, after: Cell | null] {
  return splitAt(cell, separator) ?? [cell, null];
}
