import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import { proseText, type Reading, unexpected } from './text.ts';

/** What a description begins with: `**Number of Tags (NTAG):** The number of …` */
export interface LeadIn {
  readonly name: string;
  readonly mnemonic: string;
  readonly description: string;
  /** The place of the mnemonic. */
  readonly nameAt: SourceRange;
}

/** `**Enabled:** The extended controller processes …` */
export interface Definition {
  readonly name: string;
  readonly description: string;
  readonly nameAt: SourceRange;
}

const NAME_AND_MNEMONIC =
  /^\*\*(?<name>[^*]+?) \((?<mnemonic>[A-Z][A-Z0-9]*)\)(?<colon>:?)\*\*(?: (?<description>.*))?$/;
const DEFINITION = /^\*\*(?<name>[^*:]+):\*\*(?: (?<description>.*))?$/;

/** A description cell: `Reserved` is `null`, else a name with its mnemonic and a colon in bold, and the text behind it. */
export function fieldLeadIn(cell: Cell, context: ReadContext): Reading<LeadIn | null> {
  if (proseText(cell, context) === undefined) return undefined;
  if (cell.text === 'Reserved') return null;
  const found = match(cell);
  if (found !== null && found.colon) return found.leadIn;
  return unexpected(cell, 'Reserved or "**Name (MNEM):** description"', context);
}

/** An Attribute or Limit cell: `**Number of Tags (NTAG)**`. */
export function nameCell(cell: Cell, context: ReadContext): Reading<LeadIn> {
  if (proseText(cell, context) === undefined) return undefined;
  const found = match(cell);
  if (found !== null && !found.colon && found.leadIn.description === '') return found.leadIn;
  return unexpected(cell, '"**Name (MNEM)**"', context);
}

/** A Definition cell: `Reserved` is `null`, else a name and a colon in bold, and the text behind it. */
export function definitionCell(cell: Cell, context: ReadContext): Reading<Definition | null> {
  if (proseText(cell, context) === undefined) return undefined;
  if (cell.text === 'Reserved') return null;
  const groups = DEFINITION.exec(cell.text)?.groups;
  if (groups === undefined) return unexpected(cell, 'Reserved or "**Name:** description"', context);
  const { name = '', description = '' } = groups;
  return { name, description, nameAt: within(cell.at, 2, 2 + name.length) };
}

function match(cell: Cell): { readonly leadIn: LeadIn; readonly colon: boolean } | null {
  const groups = NAME_AND_MNEMONIC.exec(cell.text)?.groups;
  if (groups === undefined) return null;
  const { name = '', mnemonic = '', description = '', colon } = groups;
  const from = '**'.length + name.length + ' ('.length;
  return {
    leadIn: { name, mnemonic, description, nameAt: within(cell.at, from, from + mnemonic.length) },
    colon: colon === ':',
  };
}
