import type { Field } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { formatHex, formatStatus } from '../../model/numbers.ts';
import { ADMIN_OPCODES } from '../assigned-numbers.ts';

/** What prose can name: every mnemonic with its words and width, and every name that has a number. */
export interface Names {
  /** The words that stand for a mnemonic, `Tag Index` for `TIDX`. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** The greatest width of the fields of that mnemonic, in bits. */
  readonly widths: ReadonlyMap<string, number>;
  /** The numbers of a name as prose writes them: `1h/1Fh` and `1Fh` of a status, `06h` of an opcode. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly statuses: ReadonlySet<string>;
  readonly commands: ReadonlySet<string>;
}

const NAMED = /^(?<words>.+) \((?<mnemonic>[A-Z][A-Z0-9]*)\)$/;

/** Made once a model: several rules look names up. */
const known = new WeakMap<Model, Names>();

/** The names of a model. */
export function namesOf(model: Model): Names {
  const before = known.get(model);
  if (before !== undefined) return before;
  const names = collected(model);
  known.set(model, names);
  return names;
}

/** Gives a model the names of another one that can be named by the same. */
export function adoptNames(model: Model, from: Model): Model {
  known.set(model, namesOf(from));
  return model;
}

function collected(model: Model): Names {
  const words = new Map<string, Set<string>>();
  const widths = new Map<string, number>();
  const numbers = new Map<string, Set<string>>();
  const name = (mnemonic: string, text?: string): void => {
    const found = words.get(mnemonic) ?? new Set();
    words.set(mnemonic, text === undefined ? found : found.add(text));
  };
  const number = (of: string, text: string): void => void numbers.set(of, (numbers.get(of) ?? new Set()).add(text));
  for (const field of fieldsOf(model)) {
    name(field.mnemonic, field.name);
    widths.set(field.mnemonic, Math.max(widths.get(field.mnemonic) ?? 0, field.width));
  }
  const attributes = model.objects.flatMap((object) => [object, object.key ?? [], object.attributes].flat());
  for (const each of [...model.structures, ...model.registers, ...model.limits, ...model.values, ...attributes])
    name(each.mnemonic, each.name);
  for (const { subject } of model.tables) {
    const groups = NAMED.exec(subject)?.groups;
    if (groups !== undefined) name(groups['mnemonic'] ?? '', groups['words']);
  }
  for (const { mnemonic } of model.layouts.flatMap((layout) => layout.rows)) if (mnemonic !== null) name(mnemonic);
  for (const { enumerator, value } of model.values.flatMap((table) => table.values))
    if (enumerator !== null) number(enumerator, formatHex(value));
  for (const { name: of, value } of model.profile) number(of, formatHex(value));
  for (const [value, of] of ADMIN_OPCODES) number(of, formatHex(value));
  for (const { name: of, value } of model.statuses) {
    number(of, formatStatus(value));
    number(of, formatHex(value & 0xff));
  }
  return {
    words,
    widths,
    numbers,
    statuses: new Set(model.statuses.map((status) => status.name)),
    commands: new Set(model.commands.map((command) => command.name)),
  };
}

function fieldsOf(model: Model): readonly Field[] {
  return [
    ...[...model.structures, ...model.registers].flatMap((layout) => layout.fields),
    ...model.commands.flatMap((command) => [...command.fields, ...command.result]),
  ];
}

/** The longest of the known names with which a text begins, at the end of a word. */
export function nameAtStart(text: string, names: Iterable<string>): string | null {
  return longest(names, (name) => text.startsWith(name) && !/^[A-Za-z0-9]/.test(text.slice(name.length)));
}

/** The longest of the known names with which a text ends, at the beginning of a word. */
export function nameAtEnd(text: string, names: Iterable<string>): string | null {
  return longest(names, (name) => text.endsWith(name) && !/[A-Za-z0-9]$/.test(text.slice(0, -name.length)));
}

function longest(names: Iterable<string>, fits: (name: string) => boolean): string | null {
  let best: string | null = null;
  for (const name of names) if (name.length > (best?.length ?? 0) && fits(name)) best = name;
  return best;
}
