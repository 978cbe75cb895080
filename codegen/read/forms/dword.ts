import type { ReadContext } from '../context.ts';
import type { DwordFact } from '../facts.ts';
import { kindNumber } from '../kind.ts';
import type { SourceTable } from '../markdown/table.ts';
import { BIT_FIELDS, readLayoutRows } from './layout-rows.ts';
import { dwordSubject } from './selectors.ts';

const DWORD_BITS = 32;

/** Reads the bits of one dword of a queue entry. Only dwords from `first` to `last` are a command's own. */
export function readDword(
  table: SourceTable,
  entry: DwordFact['entry'],
  first: number,
  last: number,
  context: ReadContext,
): void {
  const dword = kindNumber(table);
  if (dword < first || dword > last) {
    context.report(
      'table-kind',
      table.caption.kindAt,
      `Unexpected dword ${dword}, expected a command specific one, ${first} to ${last}`,
    );
    return;
  }
  const { fields, rows } = readLayoutRows(table, BIT_FIELDS, dword * DWORD_BITS, context);
  const { id, kind, subject } = table.caption;
  const owner = dwordSubject(table, context);
  if (owner !== undefined) context.facts.dwords.push({ ...owner, entry, dword, fields });
  context.facts.layouts.push({
    table: id,
    kind,
    subject: subject.text,
    unit: 'bits',
    width: DWORD_BITS,
    rows,
    section: table.section,
    at: table.at,
  });
}
