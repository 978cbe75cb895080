import type { Reference } from '../../model/command.ts';
import { within } from '../../model/source.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import { filledText, type Reading, unexpected } from './text.ts';

const MEMBER = /^(?<object>[A-Z][A-Z0-9]*)\.(?<member>[A-Z][A-Z0-9]*)$/;

/** Two mnemonics with a full stop: `XCCAP.TAGMAX`, a field of a structure, or `XC.SN`, an attribute of an object. */
export function memberReference(
  cell: Cell,
  expected: string,
  context: ReadContext,
): Reading<{ readonly object: Reference; readonly member: Reference }> {
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const { object, member } = MEMBER.exec(text)?.groups ?? {};
  if (object === undefined || member === undefined) return unexpected(cell, expected, context);
  return {
    object: { name: object, at: within(cell.at, 0, object.length) },
    member: { name: member, at: within(cell.at, object.length + 1, text.length) },
  };
}
