import type { ReadContext } from '../context.ts';
import { parseNumber } from '../forms/number.ts';
import { cellOf, filledText, type Reading, reference, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

/** The subject of the map of the function's configuration space. */
const CONFIGURATION = 'PCI configuration space';

/** Where each register stands in its register space. */
export const registerMap: TableKind = {
  kind: 'Register map',
  purpose:
    "Where each register stands: its last and first byte. With the subject `PCI configuration space` it is the function's configuration space, else the controller's register space.",
  header: ['Offset', 'Register', 'Description'],
  example: `Table: Controller registers – Register map {#tbl:register-map}

| Offset | Register | Description |
| :--- | :--- | :--- |
| 0Fh:0Ch | INTMS | Interrupt Mask Set |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const place = offsets(cellOf(row, 0), context);
      const name = reference(cellOf(row, 1), 'the mnemonic of a register', context);
      if (place === undefined || name === undefined) continue;
      context.facts.registerMap.push({
        space: table.caption.subject.text === CONFIGURATION ? 'configuration' : 'controller',
        mnemonic: name.name,
        offset: place.first,
        size: place.last - place.first + 1,
        at: name.at,
      });
    }
  },
};

function offsets(cell: Cell, context: ReadContext): Reading<{ readonly first: number; readonly last: number }> {
  const expected = 'the last and the first byte, such as 1Fh:1Ch';
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const [last, first, ...rest] = text.split(':').map(parseNumber);
  if (rest.length > 0 || last === null || last === undefined || first === null || first === undefined || last < first) {
    return unexpected(cell, expected, context);
  }
  return { first, last };
}
