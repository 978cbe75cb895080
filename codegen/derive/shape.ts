import type { Command } from '../model/command.ts';
import type { Field } from '../model/layout.ts';
import { SUBMISSION_ENTRY } from '../model/queue-entry.ts';
import { presentValues } from '../model/selectors.ts';
import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation } from '../language/operation.ts';
import type { RecordValue } from '../language/values.ts';
import type { Catalog } from './catalog.ts';
import { fullList } from './full-list.ts';
import { comparisons, visit, type Comparison } from './comparisons.ts';

export type Scalar = number | bigint | string;

/** One entry of the command's list, by mnemonic. */
export type EntrySetting = Readonly<Record<string, number | bigint | string>>;

/** The inputs of a command that differ from 0; `entries` is the list in its data. */
export interface Setting {
  readonly values: Readonly<Record<string, Scalar>>;
  readonly entries: readonly EntrySetting[];
}

export const ZERO: Setting = { values: {}, entries: [] };

/** The largest list that derivation builds. */
const MOST_ENTRIES = 64;

/** The inputs of a command, and how a setting of them becomes an operation. */
export class Shape {
  readonly command: Command;
  /** Fields to vary, of the entry and of the data, but for the list. */
  readonly scalars: readonly Field[];
  /** Fields of one list entry; empty without a list. */
  readonly entryFields: readonly Field[];
  readonly list: string | null;
  /** The fields that say how many entries there are. */
  readonly countFields: ReadonlySet<string>;
  /** The fields of the data that say how many entries of a list of fixed length count: rows compare them with their indexes. */
  readonly usedFields: ReadonlySet<string>;
  /** The fields that decide whether and how the command succeeds: those that its own rows compare, and enumerated ones. */
  readonly decisive: readonly Field[];
  /** The fields with addresses of memory that the command hands over. */
  readonly addressFields: ReadonlySet<string>;
  /** The fields that say how many bytes are returned. */
  readonly lengthFields: ReadonlySet<string>;
  readonly #compared = new Map<string, Comparison[]>();
  readonly #inData: ReadonlySet<string>;

  constructor(catalog: Catalog, command: Command) {
    this.command = command;
    const { transfer } = command;
    const data = transfer.structure ? catalog.structure(transfer.structure.name) : null;
    const dataFields = data?.fields.filter((field) => field.format !== 'list') ?? [];
    this.list = transfer.list?.field.name ?? null;
    const entry = data?.fields.find((field) => field.mnemonic === this.list)?.entry;
    this.entryFields = entry === undefined ? [] : catalog.structure(entry).fields;
    const inputs = new Set([...command.fields, ...dataFields].map((field) => field.mnemonic));
    const lists = new Set(this.list === null ? [] : [this.list]);
    for (const comparison of comparisons(catalog.model, command, inputs, lists)) {
      const key = pathKey(comparison.path.list, comparison.path.field);
      this.#compared.set(key, [...(this.#compared.get(key) ?? []), comparison]);
    }
    const common = new Set(catalog.structure(SUBMISSION_ENTRY).fields.map((field) => field.mnemonic));
    this.addressFields = new Set(command.memory.map(({ field }) => field.name));
    const own = command.fields.filter(
      ({ mnemonic }) =>
        !common.has(mnemonic) || this.#compared.has(pathKey(null, mnemonic)) || this.addressFields.has(mnemonic),
    );
    this.scalars = [...own, ...dataFields];
    const compared = new Set(
      comparisons({ ...catalog.model, common: [] }, command, inputs, lists).map(({ path }) => path.field),
    );
    this.decisive = this.scalars.filter(
      (field) => compared.has(field.mnemonic) || catalog.values(field) || this.addressFields.has(field.mnemonic),
    );
    this.#inData = new Set(dataFields.map((field) => field.mnemonic));
    this.countFields = names(transfer.list?.count);
    this.usedFields = new Set(
      dataFields.map(({ mnemonic }) => mnemonic).filter((name) => this.#isComparedWithIndex(name)),
    );
    this.lengthFields = names(transfer.length);

    function names(expression: Parameters<typeof visit>[0] | null | undefined): ReadonlySet<string> {
      const found = new Set<string>();
      if (expression)
        visit(expression, new Map(), (node) => node.kind === 'name' && inputs.has(node.name) && found.add(node.name));
      return found;
    }
  }

  comparedWith(field: Field, inList: boolean): readonly Comparison[] {
    return this.#compared.get(pathKey(inList ? this.list : null, field.mnemonic)) ?? [];
  }

  /** Whether a row compares a field with where the entries of the list stand. */
  #isComparedWithIndex(name: string): boolean {
    return (this.#compared.get(pathKey(null, name)) ?? []).some(({ other, binders }) => {
      let isIndex = false;
      visit(other, new Map(), (node) => {
        const [of] = node.kind === 'call' && node.name === 'index' ? node.arguments : [];
        const source = of?.kind === 'name' ? binders.get(of.name) : undefined;
        isIndex ||= source?.kind === 'name' && source.name === this.list;
      });
      return isIndex;
    });
  }

  /**
   * The operation of a setting. The field that counts the entries follows the entries, unless the setting gives it: then
   * `filler` makes as many entries as it says.
   */
  operation(
    setting: Setting,
    plane: ControlPlane,
    filler: (count: number) => readonly EntrySetting[],
    receiver: Operation['receiver'] | null = null,
  ): Operation {
    const fields: Record<string, Scalar> = {};
    const scalars: Record<string, Scalar> = {};
    for (const [name, value] of Object.entries(presentValues(this.command.fields, setting.values)))
      (this.#inData.has(name) ? scalars : fields)[name] = value;
    const bare: Operation = { command: this.command.name, ...(receiver && { receiver }), fields, data: null };
    if (this.command.transfer.direction !== 'host-to-controller') return bare;
    let { entries } = setting;
    const isCounted = [...this.countFields].some((name) => setting.values[name] !== undefined);
    if (isCounted) {
      const count = plane.transferOf(bare)?.count ?? null;
      if (count === null) return bare;
      entries = filler(Math.min(count, MOST_ENTRIES));
    } else if (this.list !== null) {
      this.#count(entries.length, fields, plane);
    }
    const moved = plane.transferOf(bare);
    if (!moved) return bare;
    const given = entries.map((entry) => this.#entry(entry));
    const list = this.countFields.size === 0 ? fullList(given, moved.count, this.#entry({})) : given;
    const used = Object.fromEntries([...this.usedFields].map((name) => [name, entries.length]));
    const data: RecordValue = this.list === null ? scalars : { ...used, ...scalars, [this.list]: list };
    return { ...bare, data: { ...this.#zeros(), ...data } };
  }

  /** Sets the count field so that the command has `wanted` entries. */
  #count(wanted: number, fields: Record<string, Scalar>, plane: ControlPlane): void {
    for (const name of this.countFields) {
      for (let value = 0; value <= wanted + 1; value++) {
        fields[name] = value;
        if (plane.transferOf({ command: this.command.name, fields, data: null })?.count === wanted) return;
      }
      fields[name] = wanted;
    }
  }

  #entry(entry: EntrySetting): RecordValue {
    return Object.fromEntries(this.entryFields.map((field) => [field.mnemonic, entry[field.mnemonic] ?? zero(field)]));
  }

  #zeros(): RecordValue {
    return Object.fromEntries(
      this.scalars.filter((field) => this.#inData.has(field.mnemonic)).map((field) => [field.mnemonic, zero(field)]),
    );
  }
}

function pathKey(list: string | null, field: string): string {
  return list === null ? field : `${list}.${field}`;
}

/** The value of a field that nothing was written to. */
export function zero(field: Field): Scalar {
  return field.format === 'number' ? 0 : '00'.repeat(field.width / 8);
}

/** What a setting says, apart from zeros. */
export function withoutZeros(values: Setting['values']): Setting['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== 0));
}
