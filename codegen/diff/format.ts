import type { Change, Impact } from './change.ts';
import { countImpacts } from './diff.ts';
import type { VectorChanges } from './vectors.ts';

/** A comparison to be shown: the names of both versions as the user gave them, and what was found. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly changes: readonly Change[];
  /** `null` where vectors were not compared. */
  readonly vectors: VectorChanges | null;
}

const HEADS: Readonly<Record<Impact, string>> = {
  breaking: 'Breaking: who was right by the old version may be wrong by the new one',
  compatible: 'Compatible: what was free or reserved has a meaning now',
  editorial: 'Editorial: the same behaviour in other words',
};

/** The comparison for people: the changes by impact, a line each, then the vectors by what became of them. */
export function formatDiff({ changes, vectors }: Comparison): string {
  const blocks = (['breaking', 'compatible', 'editorial'] as const).flatMap((impact) => {
    const own = changes.filter((change) => change.impact === impact);
    return own.length === 0 ? [] : [`${HEADS[impact]}\n${own.map(line).join('')}`];
  });
  return [...blocks, ...(vectors === null ? [] : vectorBlocks(vectors))].map((block) => `${block}\n`).join('');
}

/** `3 changes: 1 breaking, 0 compatible, 2 editorial; vectors: …` */
export function formatDiffSummary({ a, b, changes, vectors }: Comparison): string {
  const { breaking, compatible, editorial } = countImpacts(changes);
  const counted = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'} from ${a} to ${b}: ${breaking} breaking, ${compatible} compatible, ${editorial} editorial`;
  if (vectors === null) return `${counted}; --vectors tells which vectors change\n`;
  const { added, removed, changed } = vectors;
  return `${counted}; vectors: ${changed.length} changed, ${added.length} added, ${removed.length} removed\n`;
}

/**
 * The comparison for machines: `{a, b, summary: {breaking, compatible, editorial}, changes: [{kind, impact, message,
 * requirements, version, file, range}], vectors}`. `version` says in which version the place is, `a` for what is gone.
 * `vectors` is `null` or `{added, removed, changed}`, lists of ids.
 */
export function formatDiffJson({ a, b, changes, vectors }: Comparison): string {
  const listed = changes.map(({ kind, impact, message, requirements, version, at }) => {
    const { file, start, end } = at;
    return { kind, impact, message, requirements, version, file, range: { start, end } };
  });
  return `${JSON.stringify({ a, b, summary: countImpacts(changes), changes: listed, vectors }, null, 2)}\n`;
}

function line({ at, version, message, kind }: Change): string {
  return `  ${version === 'a' ? 'old ' : ''}${at.file}:${at.start.line}  ${printable(message)}  ${kind}\n`;
}

function vectorBlocks({ added, removed, changed }: VectorChanges): string[] {
  const block = (head: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${head}\n${ids.map((id) => `  ${id}\n`).join('')}`];
  return [...block('Changed vectors', changed), ...block('New vectors', added), ...block('Removed vectors', removed)];
}

/** Text of a specification that nobody has checked: without controls that a terminal would obey. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, ' ');
}
