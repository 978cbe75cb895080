import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Field, LayoutTable } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';

const RULE = 'reserved-bits';

/**
 * What is reserved is said once and as a whole: neighbouring reserved bits or bytes share a row, no field is called reserved,
 * and a Values table accounts for every value of its field.
 *
 * Bad:
 * ```normative
 * Table: Data (DAT) – Data structure {#tbl:dat}
 *
 * | Bytes | Description |
 * | :--- | :--- |
 * | 00 | **Mode (MODE):** How. |
 * | 01 | Reserved |
 * | «03:02» | Reserved |
 *
 * Table: «Mode (MODE)» – Values {#tbl:mode}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 00h | **Off:** Off. |
 * | 02h to FFh | Reserved |
 * ```
 *
 * Good:
 * ```normative
 * Table: Data (DAT) – Data structure {#tbl:dat}
 *
 * | Bytes | Description |
 * | :--- | :--- |
 * | 00 | **Mode (MODE):** How. |
 * | 03:01 | Reserved |
 *
 * Table: Mode (MODE) – Values {#tbl:mode}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 00h | **Off:** Off. |
 * | 01h to FFh | Reserved |
 * ```
 */
export function reservedBits(model: Model): readonly Diagnostic[] {
  return [...model.layouts.flatMap(neighbours), ...model.layouts.flatMap(named), ...values(model)];
}

function neighbours({ rows, unit }: LayoutTable): readonly Diagnostic[] {
  return rows.flatMap((row, index) => {
    const previous = rows[index - 1];
    if (row.mnemonic !== null || previous === undefined || previous.mnemonic !== null) return [];
    return diagnostic(
      RULE,
      row.at,
      `Unexpected second row of reserved ${unit}, expected one row for both`,
      previous.at,
    );
  });
}

function named({ rows }: LayoutTable): readonly Diagnostic[] {
  return rows
    .filter(({ mnemonic }) => mnemonic !== null && /^(?:RSVD|RSV|RESERVED)[0-9]*$/.test(mnemonic))
    .map(({ mnemonic, nameAt }) =>
      diagnostic(RULE, nameAt, `Unexpected field ${mnemonic}, expected the word Reserved alone`),
    );
}

function values(model: Model): readonly Diagnostic[] {
  const layouts = [...model.structures, ...model.registers];
  const fields: readonly Field[] = [
    ...layouts.flatMap((layout) => layout.fields),
    ...model.commands.flatMap((command) => [...command.fields, ...command.result]),
  ];
  return model.values.flatMap((table) => {
    const widths = fields.filter((field) => field.values === table.id).map(({ width }) => width);
    if (widths.length === 0) return [];
    const missing = firstMissing(table.values, 2 ** Math.min(...widths));
    return missing === null
      ? []
      : diagnostic(
          RULE,
          table.at,
          `Unexpected table without the value ${missing}, expected a row for every value of ${table.mnemonic}, Reserved if need be`,
        );
  });
}

function firstMissing(
  rows: readonly { readonly value: number; readonly high: number }[],
  count: number,
): string | null {
  let next = 0;
  for (const { value, high } of [...rows].sort((a, b) => a.value - b.value)) {
    if (value > next) break;
    next = Math.max(next, high + 1);
  }
  return next >= count ? null : `${next.toString(16).toUpperCase()}h`;
}
