import type { Model, ScenarioSource } from '../model/model.ts';
import { type Hash, OF_COMMAND, type TableDigest, TRACED } from './digests.ts';

/** Kinds of table from which nothing runs. */
const SAYS_NOTHING = ['Informative', 'Requirements', 'Terminology', 'Other evidence'];

/** The key of a scenario, and that of all but the conditions. */
interface Keys {
  readonly all: string;
  readonly frame: string;
}

interface CommandDigests {
  readonly all: string;
  readonly effects: string;
  readonly conditions: string;
}

/** What a scenario says and which commands it names; it is asked again after every change. */
interface Said {
  readonly digest: string;
  /** The names of all commands, of which these are some. */
  readonly of: string;
  readonly used: readonly string[];
}

const said = new WeakMap<ScenarioSource, Said>();

/** Keys under which it is known that a scenario agrees with the tables: they change with whatever it may run or name. */
export class ScenarioKeys {
  readonly #base: string;
  readonly #commands: ReadonlyMap<string, CommandDigests>;
  readonly #names: string;
  readonly #ids: ReadonlySet<string>;
  readonly #hash: Hash;
  readonly #known = new Map<ScenarioSource, Keys>();

  /** `tables` are those of all files, in the order of the document; `worlds` the limits for which scenarios run. */
  constructor(
    tables: readonly TableDigest[],
    { commands, requirements }: Pick<Model, 'commands' | 'requirements'>,
    worlds: string,
    hash: Hash,
  ) {
    const own = new Map(commands.map(({ name }) => [name, { all: '', effects: '', conditions: '' }]));
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
    this.#names = [...own.keys()].join('\n');
    this.#ids = new Set(requirements.map(({ id }) => id));
    this.#hash = hash;
  }

  /** The key of one scenario. A command counts where its name stands in a line, be it as a part of a longer one. */
  of(scenario: ScenarioSource): string {
    return this.#keys(scenario).all;
  }

  /** The key of all but the conditions: with it, a scenario runs the same way wherever they say the same. */
  frame(scenario: ScenarioSource): string {
    return this.#keys(scenario).frame;
  }

  /** A digest of the conditions of a command. */
  readonly conditions = (command: string): string => this.#commands.get(command)?.conditions ?? '';

  #keys(scenario: ScenarioSource): Keys {
    const known = this.#known.get(scenario);
    if (known !== undefined) return known;
    const { digest, used } = this.#said(scenario);
    const shown = scenario.lines
      .filter((line) => line.text.startsWith('shows'))
      .flatMap((line) => line.text.split(/[\s,]+/).filter((word) => this.#ids.has(word)));
    const key = (part: 'all' | 'effects'): string =>
      this.#hash(
        [part, digest, this.#base, ...shown, ...used.map((name) => this.#commands.get(name)?.[part])].join(' '),
      );
    const keys = { all: key('all'), frame: key('effects') };
    this.#known.set(scenario, keys);
    return keys;
  }

  #said(scenario: ScenarioSource): Said {
    const before = said.get(scenario);
    if (before?.of === this.#names) return before;
    const text = scenario.lines.map((line) => line.text).join('\n');
    const used = [...this.#commands.keys()].filter((name) => text.includes(name));
    const now = { digest: this.#hash(JSON.stringify([scenario.id, used, text])), of: this.#names, used };
    said.set(scenario, now);
    return now;
  }
}
