import type { Table, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { header } from './caption.ts';
import type { Field } from '../../src/bitfield/field.ts';

/** Kinds of captioned tables that describe a layout, and so get a figure. */
const LAYOUT = /^(?:(?:Command|Completion) Dword \d+|Bits|Register|Data structure)$/u;

/** A layout as a figure shows it. */
export interface Figure {
  readonly unit: 'bits' | 'bytes';
  readonly fields: readonly Field[];
}

/** Reads a layout table; `null` if the kind has no layout or a row is not understood (`snvme check` says why). */
export function figureOf(kind: string, table: Table): Figure | null {
  const titles = header(table);
  const unit = titles[0] === 'Bits' ? 'bits' : titles[0] === 'Bytes' ? 'bytes' : null;
  const description = titles.indexOf('Description');
  if (!LAYOUT.test(kind) || !unit || description < 0) return null;
  const fields = table.children.slice(1).map((row) => fieldOf(row.children[0], row.children[description]));
  return fields.length > 0 && fields.every((field) => field !== null) ? { unit, fields } : null;
}

/** Reads `31:16`, `7` or `15:08 + 8i`. */
export function parseRange(source: string): Pick<Field, 'high' | 'low' | 'stride'> | null {
  const match = /^(\d+)(?::(\d+))?(?:\s*\+\s*(\d+)\s*[a-z])?$/u.exec(source.trim());
  if (!match) return null;
  const high = Number(match[1]);
  const low = match[2] === undefined ? high : Number(match[2]);
  return high < low ? null : { high, low, stride: match[3] === undefined ? null : Number(match[3]) };
}

function fieldOf(rangeCell: TableCell | undefined, descriptionCell: TableCell | undefined): Field | null {
  const range = rangeCell && parseRange(toString(rangeCell));
  if (!range || !descriptionCell) return null;
  const lead = descriptionCell.children[0];
  if (lead?.type !== 'strong') {
    return toString(descriptionCell).startsWith('Reserved')
      ? { ...range, name: 'Reserved', mnemonic: null, reserved: true }
      : null;
  }
  const match = /^(?<name>.+?)(?: \((?<mnemonic>[A-Z][A-Z0-9]*)\))?:?$/u.exec(toString(lead));
  if (!match?.groups) return null;
  return { ...range, name: match.groups['name'] ?? '', mnemonic: match.groups['mnemonic'] ?? null, reserved: false };
}
