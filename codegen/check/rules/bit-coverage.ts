import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { LayoutRow, LayoutTable } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';

const RULE = 'bit-coverage';

/**
 * Every bit of a layout stands in exactly one row, reserved bits too: dwords, Bits and registers from the highest bit down,
 * Data structures from byte 0 up.
 *
 * Bad: `31:16` is followed by `07:00`. Good: `31:16`, `15:08` (Reserved), `07:00`.
 */
export function bitCoverage(model: Model): readonly Diagnostic[] {
  return model.layouts.flatMap((layout) => (layout.unit === 'bits' ? descending(layout) : ascending(layout)));
}

function descending(layout: LayoutTable): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const top = layout.width === null ? (layout.rows[0]?.high ?? -1) : layout.width - 1;
  let next = top;
  let previous: LayoutRow | undefined;
  for (const row of layout.rows) {
    if (row.high > top) findings.push(beyond(row, top));
    else if (row.high < next) findings.push(missing(layout, row, row.high + 1, next));
    else if (row.high > next)
      findings.push(repeated(row, previous, `${bitText(next)} or lower: the higher bits stand first`));
    next = Math.min(next, row.low - 1);
    previous = row;
  }
  if (previous !== undefined && next >= 0) findings.push(missing(layout, previous, 0, next));
  return findings;
}

function ascending(layout: LayoutTable): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  let next = 0;
  let previous: LayoutRow | undefined;
  for (const row of layout.rows) {
    if (row.low > next) findings.push(missing(layout, row, next, row.low - 1));
    else if (row.low < next)
      findings.push(repeated(row, previous, `byte ${next / 8} or higher: the lower bytes stand first`));
    next = Math.max(next, row.high + 1);
    previous = row;
  }
  return findings;
}

function missing(layout: LayoutTable, row: LayoutRow, low: number, high: number): Diagnostic {
  const places = layout.unit === 'bits' ? rangeText('bit', low, high) : rangeText('byte', low / 8, (high - 7) / 8);
  const { them, are } =
    high - low >= (layout.unit === 'bits' ? 1 : 8) ? { them: 'them', are: 'are' } : { them: 'it', are: 'is' };
  return diagnostic(
    RULE,
    row.at,
    `Unexpected gap, expected every ${layout.unit === 'bits' ? 'bit' : 'byte'} in a row: ${places} ${are} missing; add a row for ${them}, Reserved if need be`,
  );
}

function beyond(row: LayoutRow, top: number): Diagnostic {
  return diagnostic(
    RULE,
    row.at,
    `Unexpected bit ${row.high}, expected at most bit ${top}: the whole has ${top + 1} bits`,
  );
}

function repeated(row: LayoutRow, previous: LayoutRow | undefined, expected: string): Diagnostic {
  return diagnostic(RULE, row.at, `Unexpected overlap with an earlier row, expected ${expected}`, previous?.at);
}

function bitText(bit: number): string {
  return bit < 0 ? 'no further bits' : `bit ${bit}`;
}

function rangeText(unit: string, low: number, high: number): string {
  return low === high ? `${unit} ${low}` : `${unit}s ${high}:${low}`;
}
