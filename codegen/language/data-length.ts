import type { Command, CommonRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Structure } from '../model/layout.ts';
import type { SourceRange } from '../model/source.ts';

/** The name that stands, in a row common to all commands, for the bytes of data that a command moves. */
export const DATA_LENGTH = 'LENGTH';

/**
 * The common rows of one command. Those about the length of its data are rows of commands that move data only, and hold where
 * the data is defined.
 */
export function commonRowsOf(rows: readonly CommonRow[], { transfer }: Command): readonly CommonRow[] {
  return rows.flatMap((row) => {
    if (!mentionsLength(row.condition)) return [row];
    return transfer.direction === 'none' ? [] : [{ ...row, when: transfer.definedWhen }];
  });
}

/** Whether a cell speaks of the length of the data. */
export function mentionsLength(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && 'name' in part && part.kind === 'name' && part.name === DATA_LENGTH) return true;
  return Object.values(part).some(mentionsLength);
}

/** How many bytes of data a command moves, as its Data property says; `null` for none. `at`: where the length is asked for. */
export function dataLength(
  { transfer }: Command,
  structures: ReadonlyMap<string, Structure>,
  at: SourceRange,
): Expression | null {
  const { direction, structure, list, length } = transfer;
  if (direction === 'none') return null;
  if (length !== null) return length;
  const layout = structure === null ? undefined : structures.get(structure.name);
  if (layout === undefined) return null;
  const number = (value: number): Expression => ({ kind: 'number', value, text: String(value), at });
  const size = number(layout.size);
  const entry = layout.fields.find((field) => field.mnemonic === list?.field.name);
  if (list === null || entry === undefined) return size;
  const entries: Expression = { kind: 'binary', operator: '*', left: list.count, right: number(entry.width / 8), at };
  return { kind: 'binary', operator: '+', left: entries, right: size, at };
}
