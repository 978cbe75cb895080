import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Field } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { areApart, overlaps } from '../../model/selectors.ts';

/**
 * Of two tables that give the same bits of a queue entry to different fields, no entry of the command fits both: the captions
 * name a field that has other values.
 *
 * Bad:
 *
 * ```normative
 * Table: Set – Command {#tbl:set}
 *
 * | Property | Value |
 * | :--- | :--- |
 * | Opcode | Set |
 * | Queue | admin |
 * | Data | none |
 *
 * Table: Set – Command Dword 10 {#tbl:set-cdw10}
 *
 * | Bits | Description |
 * | :--- | :--- |
 * | 31:08 | Reserved |
 * | 07:00 | **What (WHAT):** What is set. |
 *
 * Table: What (WHAT) – Values {#tbl:what}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 0h | **Time:** A time. |
 * | 1h | **Place:** A place. |
 *
 * Table: Set where WHAT = Time – Command Dword 11 {#tbl:set-time}
 *
 * | Bits | Description |
 * | :--- | :--- |
 * | 31:00 | **Seconds (SEC):** The time. |
 *
 * Table: Set where WHAT in {Time, Place} – Command Dword 11 {#tbl:set-place}
 *
 * | Bits | Description |
 * | :--- | :--- |
 * | 31:16 | Reserved |
 * «| 15:00 | **Shelf (SHELF):** The place. |»
 * ```
 *
 * Good:
 *
 * ```normative
 * Table: Set – Command {#tbl:set}
 *
 * | Property | Value |
 * | :--- | :--- |
 * | Opcode | Set |
 * | Queue | admin |
 * | Data | none |
 *
 * Table: Set – Command Dword 10 {#tbl:set-cdw10}
 *
 * | Bits | Description |
 * | :--- | :--- |
 * | 31:08 | Reserved |
 * | 07:00 | **What (WHAT):** What is set. |
 *
 * Table: What (WHAT) – Values {#tbl:what}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 0h | **Time:** A time. |
 * | 1h | **Place:** A place. |
 *
 * Table: Set where WHAT = Time – Command Dword 11 {#tbl:set-time}
 *
 * | Bits | Description |
 * | :--- | :--- |
 * | 31:00 | **Seconds (SEC):** The time. |
 *
 * Table: Set where WHAT = Place – Command Dword 11 {#tbl:set-place}
 *
 * | Bits | Description |
 * | :--- | :--- |
 * | 31:16 | Reserved |
 * | 15:00 | **Shelf (SHELF):** The place. |
 * ```
 */
export function tablesApart(model: Model): readonly Diagnostic[] {
  return model.commands.flatMap(({ fields, result }) => [...collisions(fields), ...collisions(result)]);
}

/** The first two fields of each two tables that collide. */
function collisions(fields: readonly Field[]): readonly Diagnostic[] {
  const reported = new Set<string>();
  const inText = [...fields].sort((a, b) => a.at.start.line - b.at.start.line);
  return inText.flatMap((field, i) =>
    inText.slice(0, i).flatMap((other) => {
      const tables = JSON.stringify([other.selectors ?? [], field.selectors ?? []]);
      if (!overlaps(field, other) || areApart(field, other) || reported.has(tables)) return [];
      reported.add(tables);
      return diagnostic(
        'tables-apart',
        field.at,
        `Unexpected ${field.mnemonic} in bits that ${other.mnemonic} has, in a table that can hold at the same time, expected tables for different values of a field; narrow one of the captions`,
        other.at,
      );
    }),
  );
}
