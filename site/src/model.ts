/** The part of `spec.json`, the specification as data, that the site reads. Its schema stands beside it. */
export interface Specification {
  readonly sections: readonly SectionEntry[];
  readonly requirements: readonly RequirementEntry[];
  readonly statuses: readonly StatusEntry[];
  readonly commands: readonly CommandEntry[];
  readonly common: readonly AbortRow[];
  readonly objects: readonly ObjectEntry[];
  readonly transitions: readonly TransitionEntry[];
  readonly stateKinds?: readonly StateKindEntry[];
  readonly resets?: readonly ResetEntry[];
  readonly structures: readonly StructureEntry[];
  readonly values: readonly ValuesEntry[];
}

/** A Markdown file. */
export interface SectionEntry {
  readonly file: string;
  readonly title: string;
}

export interface RequirementEntry {
  readonly id: string;
  readonly class: string;
  /** The kind of its table, `Status conditions`. */
  readonly kind: string;
  readonly sentence: string;
  /** Its table, `commands/create-extended-controller.md#tbl-create-status`. */
  readonly source: string;
}

export interface StatusEntry {
  readonly name: string;
  /** `SCT << 8 | SC` */
  readonly value: number;
  /** Whether NVM Express has assigned the value. */
  readonly assigned: boolean;
  readonly description: string;
  readonly source: string;
}

/** A requirement that ends a command with a status. */
export interface AbortRow {
  readonly id: string;
  readonly status: string;
}

export interface CommandEntry {
  readonly name: string;
  readonly class: string;
  readonly source: string;
  readonly target: AbortRow | null;
  readonly conditions: readonly AbortRow[];
  /** The object that the command creates. */
  readonly creates: { readonly object: string } | null;
  readonly fields: readonly FieldEntry[];
  /** `structure`: what a host sends. */
  readonly transfer: { readonly structure: string | null };
}

/** A field of a layout; bits count from bit 0 of byte 0. */
export interface FieldEntry {
  readonly mnemonic: string;
  readonly bit: number;
  readonly width: number;
  readonly format: string;
  /** The Values table that names its values. */
  readonly values?: string;
  /** For a list the structure of an entry. */
  readonly entry?: string;
}

export interface StructureEntry {
  readonly mnemonic: string;
  /** In bytes, without list entries. */
  readonly size: number;
  readonly fields: readonly FieldEntry[];
}

export interface ValuesEntry {
  readonly id: string;
  readonly mnemonic: string;
  readonly values: readonly { readonly value: number; readonly enumerator: string | null }[];
}

export interface ObjectEntry {
  readonly name: string;
  readonly mnemonic: string;
  readonly attributes: readonly { readonly mnemonic: string; readonly initial: string | number | null }[];
}

/** A row of Kinds of state. */
export interface StateKindEntry {
  readonly object: string;
  readonly name: string;
  readonly holds: readonly string[];
}

/** A row of a Reset matrix: by kind of state what is left of it. */
export interface ResetEntry {
  readonly object: string;
  readonly command: string;
  readonly event: boolean;
  readonly when: string | null;
  readonly cells: Readonly<Record<string, string>>;
}

/** A row of State transitions. */
export interface TransitionEntry {
  readonly id: string;
  readonly object: string;
  readonly command: string;
  readonly event: boolean;
  readonly when: string | null;
  readonly source: string;
  readonly cells: Readonly<Record<string, TransitionCell>>;
}

export type TransitionCell =
  | { readonly kind: 'stays' | 'gone' | 'impossible' }
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'status'; readonly status: string };
