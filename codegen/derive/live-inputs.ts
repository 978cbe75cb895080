import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Field } from '../model/layout.ts';
import type { Catalog } from './catalog.ts';
import { commandExpressions, visit } from './comparisons.ts';
import { allow, guardsOf, type Guard } from './guards.ts';
import type { Setting } from './shape.ts';
import { inlineTerms } from './terms.ts';

/** A row as far as it picks sub-operations: the values that enumerated fields have to have, and every name that it reads. */
interface Reader {
  readonly guards: readonly Guard[];
  readonly names: ReadonlySet<string>;
}

/** Which inputs of a command matter to which of its sub-operations. */
export class LiveInputs {
  readonly #catalog: Catalog;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #readers: readonly Reader[];

  constructor(catalog: Catalog, command: Command) {
    this.#catalog = catalog;
    this.#fields = new Map(command.fields.map((field) => [field.mnemonic, field]));
    const rows = [
      ...command.conditions.map(({ when, condition }) => ({ when, parts: [condition] })),
      ...command.effects.map(({ when, place, value }) => ({ when, parts: [place, value] })),
      ...command.returned.map(({ when, value }) => ({ when, parts: [value] })),
    ];
    const others = commandExpressions(catalog.model, { ...command, conditions: [], effects: [], returned: [] });
    this.#readers = [
      ...rows.map(({ when, parts }) => this.#reader(when, parts)),
      ...others.map((part) => this.#reader(null, [part])),
    ];
  }

  /** Whether a row that the enumerated fields of the setting allow looks at the field, or no row ever does. */
  matters({ mnemonic }: Field, { values }: Setting): boolean {
    const readers = this.#readers.filter(({ names }) => names.has(mnemonic));
    return readers.length === 0 || readers.some(({ guards }) => allow(guards, values));
  }

  #reader(when: Expression | null, parts: readonly Expression[]): Reader {
    const names = new Set<string>();
    for (const part of when === null ? parts : [when, ...parts])
      visit(inlineTerms(part, this.#catalog.model.terms), new Map(), (node) => {
        if (node.kind === 'name' && node.name === 'FIELD')
          for (const field of this.#fields.values()) if (field.values !== undefined) names.add(field.mnemonic);
        if (node.kind === 'name') names.add(node.name);
      });
    return { guards: guardsOf(when, this.#fields, this.#catalog), names };
  }
}
