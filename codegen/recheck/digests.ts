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
/** The kind of table that traces look at. */
const TRACED = 'Status conditions';
/** Kinds of table that only matter where their command runs. */
const OF_COMMAND = [TRACED, 'Effects'];

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
  readonly #commands: ReadonlyMap<
    string,
    { readonly all: string; readonly effects: string; readonly conditions: string }
  >;
  readonly #hash: Hash;

  /**
   * `tables` are those of all files, in the order of the document; `commands` the names of all commands; `worlds` the limits
   * for which scenarios run.
   */
  constructor(tables: readonly TableDigest[], commands: readonly string[], worlds: string, hash: Hash) {
    const own = new Map(commands.map((name) => [name, { all: '', effects: '', conditions: '' }]));
    const base: string[] = [];
    for (const { kind, subject, digest } of tables) {
      const before = OF_COMMAND.includes(kind) ? own.get(subject) : undefined;
      if (before !== undefined)
        own.set(subject, {
          all: `${before.all}${digest}`,
          effects: kind === TRACED ? before.effects : `${before.effects}${digest}`,
          conditions: kind === TRACED ? `${before.conditions}${digest}` : before.conditions,
        });
      else if (!SAYS_NOTHING.includes(kind)) base.push(digest);
    }
    this.#base = hash(JSON.stringify([base, worlds]));
    this.#commands = own;
    this.#hash = hash;
  }

  /** The key of one scenario. A command counts where its name stands in a line, be it as a part of a longer one. */
  of(scenario: ScenarioSource): string {
    return this.#key(scenario, 'all');
  }

  /** The key of all but the conditions: with it, a scenario runs the same way wherever they say the same. */
  frame(scenario: ScenarioSource): string {
    return this.#key(scenario, 'effects');
  }

  /** A digest of the conditions of a command. */
  readonly conditions = (command: string): string => this.#commands.get(command)?.conditions ?? '';

  #key({ id, lines }: ScenarioSource, part: 'all' | 'effects'): string {
    const text = lines.map((line) => line.text).join('\n');
    const used = [...this.#commands].filter(([name]) => text.includes(name)).map(([, digests]) => digests[part]);
    return this.#hash(JSON.stringify([part, id, text, this.#base, used]));
  }
}
