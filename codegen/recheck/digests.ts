import type { ScenarioSource } from '../model/model.ts';
import type { SourceTable } from '../read/markdown/table.ts';
import type { Part } from '../read/part.ts';

/** A hash of a text; the edge gives a fast one. */
export type Hash = (text: string) => string;

/** What a table says, without its place. */
export interface TableDigest {
  readonly kind: string;
  readonly subject: string;
  readonly digest: string;
}

/** Kinds of table from which nothing runs. */
const SAYS_NOTHING = ['Informative', 'Requirements', 'Terminology'];
/** Kinds of table that only matter where their command runs. */
const OF_COMMAND = ['Status conditions', 'Effects'];

/** What the tables of a file say, without places: the same digests, the same model but for places. */
export function tableDigests(tables: readonly SourceTable[], hash: Hash): readonly TableDigest[] {
  return tables.map(({ caption, header, rows }) => {
    const texts = [header, ...rows.map((row) => row.cells)].map((cells) => cells.map((cell) => cell.text));
    const { kind, subject, id } = caption;
    return { kind, subject: subject.text, digest: hash(JSON.stringify([kind, subject.text, id, texts])) };
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

/** Keys under which it is known that a scenario agrees with the tables: they change with whatever it may run. */
export class ScenarioKeys {
  readonly #base: string;
  readonly #commands: ReadonlyMap<string, string>;
  readonly #hash: Hash;

  /** `tables` are those of all files, in the order of the document; `commands` the names of all commands. */
  constructor(tables: readonly TableDigest[], commands: readonly string[], hash: Hash) {
    const own = new Map<string, string>(commands.map((name) => [name, '']));
    const base: string[] = [];
    for (const { kind, subject, digest } of tables) {
      const before = OF_COMMAND.includes(kind) ? own.get(subject) : undefined;
      if (before !== undefined) own.set(subject, `${before}${digest}`);
      else if (!SAYS_NOTHING.includes(kind)) base.push(digest);
    }
    this.#base = hash(base.join());
    this.#commands = own;
    this.#hash = hash;
  }

  /** The key of one scenario. A command counts where its name stands in a line, be it as a part of a longer one. */
  of({ id, lines, ...rest }: ScenarioSource): string {
    const text = lines.map((line) => line.text).join('\n');
    const used = [...this.#commands].filter(([name]) => text.includes(name)).map(([, digest]) => digest);
    return this.#hash(JSON.stringify([id, rest.pending ?? null, text, this.#base, used]));
  }
}
