import type { SourceTable } from '../read/markdown/table.ts';
import type { Part } from '../read/part.ts';

/** A hash of a text; the edge gives a fast one. */
export type Hash = (text: string) => string;

/** What a table says, without its place. */
export interface TableDigest {
  readonly kind: string;
  readonly subject: string;
  readonly id: string;
  readonly digest: string;
}

/** The kind of table that traces look at. */
export const TRACED = 'Status conditions';
/** Kinds of table that only matter where their command runs. */
export const OF_COMMAND: readonly string[] = [TRACED, 'Effects'];

/** What the tables of a file say, without places: the same digests, the same model but for places. */
export function tableDigests(tables: readonly SourceTable[], hash: Hash): readonly TableDigest[] {
  return tables.map(({ caption, header, rows }) => {
    const texts = [header, ...rows.map((row) => row.cells)].map((cells) => cells.map((cell) => cell.text));
    const { kind, subject, id } = caption;
    return { kind, subject: subject.text, id, digest: hash(JSON.stringify([kind, subject.text, id, texts])) };
  });
}

/** What other files can see of a file beside its tables: front matter, headings, blocks and the names of scenarios. */
export function formDigest({ section, frontMatter, blocks, scenarios }: Part, hash: Hash): string {
  const { title, class: sectionClass, order, headings } = section;
  const properties = [...(frontMatter.properties?.values ?? [])].map(([key, { value }]) => [key, value]);
  const names = [blocks.map((block) => block.name), scenarios.map(({ id, caption }) => [id, caption])];
  const heads = headings.map(({ depth, text, id }) => [depth, text, id]);
  return hash(JSON.stringify([title, sectionClass, order, properties, heads, names]));
}

/**
 * The commands of which rows of Status conditions or of Effects changed, from the tables of the changed files before and now;
 * `null` where anything else did.
 */
export function changedCommands(
  before: readonly TableDigest[],
  now: readonly TableDigest[],
  commands: ReadonlySet<string>,
): ReadonlySet<string> | null {
  if (before.length !== now.length) return null;
  const changed = new Set<string>();
  for (const [index, { kind, subject, id, digest }] of now.entries()) {
    const old = before[index];
    if (old?.digest === digest) continue;
    if (old?.kind !== kind || old.subject !== subject || old.id !== id) return null;
    if (!OF_COMMAND.includes(kind) || !commands.has(subject)) return null;
    changed.add(subject);
  }
  return changed;
}
