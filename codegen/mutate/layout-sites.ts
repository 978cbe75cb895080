import type { Command } from '../model/command.ts';
import { kebabCase } from '../model/ids.ts';
import type { Field } from '../model/layout.ts';
import type { Model } from '../model/model.ts';
import { commandLayout } from '../model/queue-entry.ts';
import type { SourceRange } from '../model/source.ts';
import { hasPart } from './holes.ts';
import { layoutChanges } from './layouts.ts';
import { replaced, type Change } from './mutant.ts';
import { rowsOf } from './uses.ts';

/** The changes of one field of a layout, and whose layout it is. */
export interface LayoutSite {
  /** `STRUCTURE.FIELD`, or `COMMAND.FIELD` with the command in kebab case. */
  readonly row: string;
  readonly at: SourceRange;
  readonly readers: readonly string[];
  readonly subjects: readonly string[] | null;
  /** By which name codec vectors speak of the layout. */
  readonly struct: string;
  readonly list: Iterable<Change<Model>>;
}

/** Every field of a data structure, and every field of a queue entry that belongs to one command. */
export function* layoutSites(model: Model): Generator<LayoutSite> {
  for (const [i, structure] of model.structures.entries())
    for (const field of structure.fields)
      yield {
        row: `${structure.mnemonic}.${field.mnemonic}`,
        at: field.at,
        readers: rowsThatReturn(model, structure.mnemonic, field),
        subjects: null,
        struct: structure.mnemonic,
        list: into(layoutChanges(structure, field), (changed) => ({
          ...model,
          structures: replaced(model.structures, i, { ...structure, ...changed }),
        })),
      };
  for (const [i, command] of model.commands.entries())
    for (const field of command.fields.filter(({ at }) => at.file === command.section))
      yield {
        row: `${kebabCase(command.name)}.${field.mnemonic}`,
        at: field.at,
        readers: rowsThatRead(command, field),
        subjects: [command.name],
        struct: command.name,
        list: into(layoutChanges(commandLayout(command), field), ({ fields }) => ({
          ...model,
          commands: replaced(model.commands, i, { ...command, fields: [...fields] }),
        })),
      };
}

function* into<T>(list: Iterable<Change<T>>, put: (changed: T) => Model): Generator<Change<Model>> {
  for (const change of list) yield { ...change, changed: put(change.changed) };
}

function rowsThatReturn({ commands }: Model, structure: string, { mnemonic }: Field): string[] {
  return commands.flatMap(({ returned }) =>
    returned.filter((row) => row.structure.name === structure && row.field.name === mnemonic).map(({ id }) => id),
  );
}

function rowsThatRead(command: Command, { mnemonic }: Field): string[] {
  return rowsOf(command).flatMap(({ id, cells }) =>
    id !== null && cells.some((cell) => hasPart(cell, (node) => node.kind === 'name' && node.name === mnemonic))
      ? [id]
      : [],
  );
}
