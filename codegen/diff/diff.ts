import type { Change, ChangeKind, Impact, Versions } from './change.ts';
import { KINDS } from './kinds.ts';
import { proseChanged } from './kinds/prose.ts';

const ORDER: readonly Impact[] = ['breaking', 'compatible', 'editorial'];

/**
 * What differs in meaning between two versions of a specification: the weighty first, then in the order of files and lines.
 * What moved without saying something else is no difference.
 */
export function diff(versions: Versions): readonly Change[] {
  const found = KINDS.flatMap((kind) => changesOf(kind, versions));
  const files = new Set(found.map(({ at }) => at.file));
  const prose = changesOf(proseChanged, versions).filter(({ at }) => !files.has(at.file));
  return [...found, ...prose].sort(
    (one, other) =>
      ORDER.indexOf(one.impact) - ORDER.indexOf(other.impact) ||
      compare(one.at.file, other.at.file) ||
      one.at.start.line - other.at.start.line ||
      one.at.start.column - other.at.start.column ||
      compare(one.kind, other.kind) ||
      compare(one.message, other.message),
  );
}

/** How many changes of each impact there are. */
export function countImpacts(changes: readonly Change[]): Readonly<Record<Impact, number>> {
  const of = (impact: Impact): number => changes.filter((change) => change.impact === impact).length;
  return { breaking: of('breaking'), compatible: of('compatible'), editorial: of('editorial') };
}

function changesOf({ kind, find }: ChangeKind, versions: Versions): readonly Change[] {
  return find(versions).map((found) => ({ kind, requirements: [], ...found }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
