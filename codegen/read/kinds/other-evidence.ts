import { METHODS } from '../../model/evidence.ts';
import { cellOf, filledText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** One id, or the first and the last number of one area. */
const IDS = /^(?<area>[A-Z]{2}-[A-Z0-9]+)-(?<first>[1-9][0-9]*)(?: to \k<area>-(?<last>[1-9][0-9]*))?$/;
/** The most ids that one range may stand for. */
const LONGEST_RANGE = 100;

/** What stands for a vector where there is none. */
export const otherEvidence: TableKind = {
  kind: 'Other evidence',
  purpose:
    'The requirements that no vector shows, with what shows them instead and why no vector does. ' +
    `*Method* is one of ${METHODS.join(', ')}. Each id stands in one row, alone or in a range.`,
  header: ['Requirement ID', 'Method', 'Why no vector'],
  example: `Table: What no vector shows – Other evidence {#tbl:other-evidence}

| Requirement ID | Method | Why no vector |
| :--- | :--- | :--- |
| XC-CMP-1 to XC-CMP-3, XC-CMP-9 | Host test | They bind the composition layer; a vector looks at a device. |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const [cell, how] = [cellOf(row, 0), cellOf(row, 1)];
      const text = filledText(cell, 'requirement ids', context);
      const method = filledText(how, `one of ${METHODS.join(', ')}`, context);
      const reason = filledText(cellOf(row, 2), 'why no vector can show it', context);
      if (text === undefined || method === undefined || reason === undefined) continue;
      const known = METHODS.find((each) => each === method);
      if (known === undefined) {
        unexpected(how, `one of ${METHODS.join(', ')}`, context);
        continue;
      }
      const ids = text.split(', ').map(idsOf);
      if (ids.some((list) => list.length === 0)) {
        unexpected(
          cell,
          'ids such as XC-CMP-1, or ranges such as XC-CMP-1 to XC-CMP-17, with ", " between them',
          context,
        );
        continue;
      }
      for (const id of ids.flat()) context.facts.evidence.push({ id, method: known, reason, at: cell.at });
    }
  },
};

/** The ids that a part of a cell names; none where it is neither an id nor a rising range. */
function idsOf(part: string): readonly string[] {
  const { area, first, last = first } = (IDS.exec(part)?.groups ?? {}) as Record<string, string | undefined>;
  const count = Number(last) - Number(first) + 1;
  if (!(count > 0 && count <= LONGEST_RANGE)) return [];
  return Array.from({ length: count }, (_, i) => `${area ?? ''}-${Number(first) + i}`);
}
