import type { Command } from '../../model/command.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Field } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import { duplicates, type Named } from '../duplicates.ts';

const RULE = 'duplicate-mnemonic';

/**
 * A name means one thing where it can be used: fields in their layout, attributes in their object, what a condition of a
 * command may name, and structures, registers, objects and limits in the whole text.
 *
 * Bad: two fields `SEL` in the dwords of one command. Good: `SEL` and `ASEL`.
 */
export function duplicateMnemonic(model: Model): readonly Diagnostic[] {
  const nameAt = namePlaces(model);
  const namesOf = (fields: readonly Field[]): readonly Named[] =>
    fields.map((field) => ({ name: field.mnemonic, at: nameAt(field) })).sort(byPlace);
  const groups: readonly Iterable<Named>[] = [
    ...[...model.structures, ...model.registers].map((layout) => namesOf(layout.fields)),
    ...model.commands.map((command) => [
      ...conditionNames(model),
      ...namesOf(command.fields),
      ...dataNames(command, model, namesOf),
      ...chosenNames(command),
    ]),
    ...model.commands.map((command) => namesOf(command.result)),
    ...model.objects.map((object) =>
      [object.key ?? [], object.attributes].flat().map((attribute) => ({ name: attribute.mnemonic, at: attribute.at })),
    ),
    mnemonics([...model.structures, ...model.registers, ...model.objects, ...model.limits]),
    model.values.map((table) => ({ name: table.id, at: table.at })),
    model.terms,
    model.commands,
    model.events,
    model.statuses,
    model.profile.map((entry) => ({ name: `${entry.space} ${entry.name}`, at: entry.at })),
    ...model.values.map((table) =>
      table.values.flatMap(({ enumerator, at }) => (enumerator === null ? [] : [{ name: enumerator, at }])),
    ),
  ];
  const findings = groups.flatMap((items) =>
    duplicates(
      RULE,
      items,
      (item) =>
        `Unexpected second ${shown(item.name)}, expected a name that nothing else here has; rename one of the two`,
    ),
  );
  return withoutRepetition(findings);
}

/** The place of the mnemonic in the row of a field. */
function namePlaces(model: Model): (field: Field) => SourceRange {
  const places = new Map(
    model.layouts.flatMap((layout) =>
      layout.rows.map((row) => [`${row.at.file}:${row.at.start.line}`, row.nameAt] as const),
    ),
  );
  return (field) => places.get(`${field.at.file}:${field.at.start.line}`) ?? field.at;
}

/** In the order of the text, so that the later row is the second one. */
function byPlace(a: Named, b: Named): number {
  return a.at.file === b.at.file ? a.at.start.line - b.at.start.line : a.at.file < b.at.file ? -1 : 1;
}

function mnemonics(items: readonly { readonly mnemonic: string; readonly at: SourceRange }[]): readonly Named[] {
  return items.map(({ mnemonic, at }) => ({ name: mnemonic, at }));
}

function conditionNames(model: Model): readonly Named[] {
  return [...mnemonics(model.objects), ...mnemonics(model.limits), ...model.terms];
}

function dataNames(
  command: Command,
  model: Model,
  namesOf: (fields: readonly Field[]) => readonly Named[],
): readonly Named[] {
  const { direction, structure } = command.transfer;
  if (direction !== 'host-to-controller' || structure === null) return [];
  return namesOf(model.structures.find((candidate) => candidate.mnemonic === structure.name)?.fields ?? []);
}

function chosenNames(command: Command): readonly Named[] {
  return command.choices.map(({ name, at }) => ({ name, at }));
}

/** Without the file of a Values table's id or the space of a Profile row. */
function shown(name: string): string {
  return name.replace(/^.*#|^(?:admin-opcode|io-opcode|log-page|feature|cns|other) /, '');
}

/** A pair that clashes in several groups is one fault. */
function withoutRepetition(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings.filter(({ file, range }) => {
    const place = `${file}:${range.start.line}:${range.start.column}`;
    return !seen.has(place) && seen.add(place);
  });
}
