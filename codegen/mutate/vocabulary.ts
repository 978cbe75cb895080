import type { Command } from '../model/command.ts';
import type { Field } from '../model/layout.ts';
import type { AttributeRange, Model } from '../model/model.ts';

/** A name in another's stead, with the operator that the mutant's id shows. */
export interface Mistake {
  readonly operator: string;
  readonly name: string;
}

/** The names that an author or an implementer can mix up in one place of the text. */
export interface Vocabulary {
  /** Whether a name is a limit with more values than no and yes. */
  isCount(name: string): boolean;
  /** What a name can be mistaken for. `file`: where it stands. */
  mistaken(name: string, file: string): readonly Mistake[];
  /** What a field or attribute after a dot can be mistaken for. */
  siblings(member: string): readonly string[];
}

/** No name is known: for expressions by themselves. */
export const NO_NAMES: Vocabulary = { isCount: () => false, mistaken: () => [], siblings: () => [] };

/**
 * The names of a model, and of one command. One neighbour of each kind is enough: what tells a name from its neighbour
 * tells it from the others where all have values of their own.
 */
export function vocabularyOf(model: Model, command: Command | null = null, bound: readonly string[] = []): Vocabulary {
  const own = command ? inputs(model, command) : [];
  const limits = model.limits.map((limit) => ({
    name: limit.mnemonic,
    form: limit.minimum === 0 && limit.maximum === 1 ? 'flag' : 'count',
  }));
  const counts = new Set(limits.filter(({ form }) => form === 'count').map((limit) => limit.name));
  const fields = own.map((field) => ({ name: field.mnemonic, form: fieldForm(field) }));
  const members = [
    ...model.structures.map((structure) =>
      structure.fields.map((field) => ({ name: field.mnemonic, form: fieldForm(field) })),
    ),
    ...model.objects.map((object) =>
      object.attributes.map(({ mnemonic, range }) => ({ name: mnemonic, form: rangeForm(range) })),
    ),
  ];
  const fixed = new Set(bound);
  return {
    isCount: (name) => counts.has(name) && !fixed.has(name),
    mistaken(name, file) {
      if (fixed.has(name)) return [];
      const field = neighbour(fields, name);
      if (fields.some((each) => each.name === name)) return field ? [{ operator: 'other-field', name: field }] : [];
      const limit = neighbour(limits, name);
      if (limit) return [{ operator: 'other-limit', name: limit }];
      return otherEnumerators(model, name, file).map((other) => ({ operator: 'other-value', name: other }));
    },
    siblings: (member) => [...new Set(members.flatMap((list) => neighbour(list, member) ?? []))],
  };
}

/** The fields of the command that are its own, and those of the data that the host sends. */
function inputs(model: Model, command: Command): readonly Field[] {
  const { direction, structure } = command.transfer;
  const data =
    direction === 'host-to-controller' && structure
      ? (model.structures.find(({ mnemonic }) => mnemonic === structure.name)?.fields ?? [])
      : [];
  return [...command.fields.filter((field) => field.at.file === command.section), ...data];
}

interface Named {
  readonly name: string;
  /** What can stand for one another has one form. */
  readonly form: string;
}

/** The next name of the same form, after the last one the first; `null` where there is none. */
function neighbour(list: readonly Named[], name: string): string | null {
  const at = list.findIndex((each) => each.name === name);
  const form = list[at]?.form;
  const next = [...list.slice(at + 1), ...list.slice(0, at)].find((each) => each.form === form);
  return at < 0 ? null : (next?.name ?? null);
}

function otherEnumerators(model: Model, name: string, file: string): readonly string[] {
  const all = model.values.filter(({ values }) => values.some(({ enumerator }) => enumerator === name));
  const near = all.filter((table) => table.at.file === file);
  const others = (near.length > 0 ? near : all).flatMap(
    ({ values }) =>
      neighbour(
        values.flatMap(({ enumerator }) => (enumerator === null ? [] : [{ name: enumerator, form: '' }])),
        name,
      ) ?? [],
  );
  return [...new Set(others)];
}

function fieldForm({ width, format, values, zeroBased }: Field): string {
  const kind = format === 'number' ? (width === 1 ? 'flag' : 'number') : `${format} of ${width}`;
  return `${kind} ${values ?? ''} ${zeroBased ? "0's based" : ''}`;
}

function rangeForm(range: AttributeRange): string {
  switch (range.kind) {
    case 'values':
      return `values ${range.values.name}`;
    case 'bytes':
      return `${range.format} of ${range.size}`;
    case 'reference':
      return `reference ${range.object.name}`;
    case 'record':
      return `record ${range.structure.name}`;
    case 'map':
      return `map of ${rangeForm(range.element)}`;
    case 'key':
    case 'number':
      return 'number';
  }
}
