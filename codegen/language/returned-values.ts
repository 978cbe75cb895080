import type { Value } from './values.ts';

/** A row that gives a field of the returned structure its value. */
export interface GivingRow {
  /** The requirement id. */
  readonly id: string;
  /** The mnemonic of the field. */
  readonly field: string;
}

/** Values for fields of the structure that a command returns, in table order. */
export class ReturnedValues {
  readonly structure: string;
  readonly rows: readonly GivingRow[];
  /** The value that each of the rows gives. */
  readonly values: readonly Value[];
  #fields: Readonly<Record<string, { readonly value: Value; readonly row: string }>> | null = null;

  constructor(structure: string, rows: readonly GivingRow[], values: readonly Value[]) {
    this.structure = structure;
    this.rows = rows;
    this.values = values;
  }

  /** The values by mnemonic, with the ids of their rows. Made when it is first asked for: a data plane does without. */
  get fields(): Readonly<Record<string, { readonly value: Value; readonly row: string }>> {
    this.#fields ??= Object.fromEntries(
      this.rows.map(({ field, id }, i) => [field, { value: this.values[i] as Value, row: id }]),
    );
    return this.#fields;
  }
}
