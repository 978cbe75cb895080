import type { HeapFigure } from './heap.ts';
import type { Figure } from './measure.ts';

/** Everything that one start of the benchmarks found out. */
export interface BenchReport {
  readonly node: string;
  readonly cores: number;
  /** The machine's load over the last minute: other work makes figures smaller, and ratios less so. */
  readonly load: { readonly before: number; readonly after: number };
  readonly runs: number;
  readonly figures: readonly Figure[];
  readonly heap: readonly HeapFigure[];
}

/** The report as tables for people. */
export function benchText({ node, cores, load, runs, figures, heap }: BenchReport): string {
  const rates = figures.map(({ name, perSecond, lowest, highest, ratio }) => [
    name,
    whole(perSecond),
    `${whole(lowest)} to ${whole(highest)}`,
    ratio.toFixed(1),
  ]);
  const growth = heap.map(({ name, bytesPerCommand, majorCollections, commands }) => [
    name,
    bytesPerCommand.toFixed(2),
    String(majorCollections),
    whole(commands),
  ]);
  const caution = heap.some((each) => !each.isCollected) ? ', with garbage: start node with --expose-gc' : '';
  return [
    `Node ${node}, ${cores} cores, load ${load.before.toFixed(2)} before and ${load.after.toFixed(2)} after`,
    '',
    ...columns([['commands per second', `median of ${runs}`, 'lowest to highest', 'to baseline'], ...rates]),
    ...(growth.length === 0 ? [] : ['']),
    ...(growth.length === 0
      ? []
      : columns([[`heap growth${caution}`, 'bytes a command', 'major collections', 'commands'], ...growth])),
    '',
  ].join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** The first column to the left, all others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}
