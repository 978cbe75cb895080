import type { Attribute } from '../../model/model.ts';
import type { ReadContext } from '../context.ts';
import { attributeRange } from '../forms/attribute-range.ts';
import { expressionCell, valueCell } from '../forms/condition.ts';
import { nameCell } from '../forms/lead-in.ts';
import { memberReference } from '../forms/member.ts';
import { optionalSplit } from '../forms/split.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, proseText, type Reading } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import type { SourceRow } from '../markdown/table.ts';

const AT = /^at ([a-z][A-Za-z0-9]*): /;

/** The state of one kind of object. */
export const attributes: TableKind = {
  kind: 'Attributes',
  purpose:
    'The state of one kind of object. *Initial value* is a constant, a limit, `at i: VALUE` for the entries of a map, perhaps with ` where CONDITION` (`i` is the key), or empty where the creating command sets it or the device brings it; *Reported in* names where a host sees the attribute, or says `internal: ` and why not.',
  header: ['Attribute', 'Range', 'Initial value', 'Reported in', 'Description'],
  example: `Table: Extended controller (XC) – Attributes {#tbl:xc-attributes}

| Attribute | Range | Initial value | Reported in | Description |
| :--- | :--- | :--- | :--- | :--- |
| **Controller Identifier (CNTLID)** | key 0 to FFEFh | | XCPROP.CNTLID | The handle of the extended controller. |
| **State (STATE)** | XCSTATE | Disabled | XCPROP.XCSTATE | The state of the life cycle. |
| **Tags (TAGS)** | map from 0 to TAGMAX - 1 of TAGD or none | none | XCTAGS.ENTRIES | The tag bound to each tag index. |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    const all = table.rows.flatMap((row) => readRow(row, context) ?? []);
    if (subject === undefined) return;
    const keys = all.filter((attribute) => attribute.range.kind === 'key');
    const [first, second] = keys;
    if (first !== undefined && second !== undefined) {
      context.report(
        'table-row',
        second.at,
        `Unexpected second key ${second.mnemonic}, expected one attribute with a key range`,
        first.at,
      );
    }
    context.facts.objects.push({
      name: subject.name,
      mnemonic: subject.mnemonic,
      key: first ?? null,
      attributes: all.filter((attribute) => !keys.includes(attribute)),
      section: table.section,
      table: table.caption.id,
      at: table.caption.subject.at,
    });
  },
};

function readRow(row: SourceRow, context: ReadContext): Reading<Attribute> {
  const name = nameCell(cellOf(row, 0), context);
  const range = attributeRange(cellOf(row, 1), context);
  const first = initialCell(cellOf(row, 2), context);
  const reportedIn = reportedInCell(cellOf(row, 3), context);
  const description = proseText(cellOf(row, 4), context);
  if (
    name === undefined ||
    range === undefined ||
    first === undefined ||
    reportedIn === undefined ||
    description === undefined
  )
    return undefined;
  return { name: name.name, mnemonic: name.mnemonic, range, ...first, reportedIn, description, at: row.at };
}

/** A value, nothing, or `at i: VALUE where CONDITION` for the entries of a map. */
function initialCell(cell: Cell, context: ReadContext): Reading<Pick<Attribute, 'initial' | 'each'>> {
  if (cell.text === '') return { initial: null };
  const [lead, name] = AT.exec(cell.text) ?? [];
  if (lead === undefined || name === undefined) {
    const initial = valueCell(cell, context);
    return initial && { initial };
  }
  const [value, condition] = optionalSplit(slice(cell, lead.length), ' where ');
  const initial = expressionCell(value, context);
  const where = condition && expressionCell(condition, context);
  return initial === undefined || where === undefined ? undefined : { initial, each: { name, where } };
}

function reportedInCell(cell: Cell, context: ReadContext): Reading<Attribute['reportedIn']> {
  if (/^internal: ./.test(cell.text)) return null;
  const place = memberReference(
    cell,
    'a structure and its field, such as XCPROP.SN, or "internal: " and why no host sees it',
    context,
  );
  return place && { structure: place.object.name, field: place.member.name, at: cell.at };
}
