import type { Reference, Row } from './command.ts';
import type { SourceRange } from './source.ts';

/**
 * What a kind of state holds that is neither an attribute nor a register: commands that were taken and not completed,
 * interrupts that wait for a mask to go, messages: the entries of the MSI-X table with their masks, and counters: what the
 * controller counts for its log pages.
 */
export const RESET_MATTERS = ['commands', 'interrupts', 'messages', 'counters'] as const;
export type ResetMatter = (typeof RESET_MATTERS)[number];

/** A row of a Kinds of state table: what an object has that resets treat alike. */
export interface StateKind {
  /** The mnemonic of the object type. */
  readonly object: string;
  readonly name: string;
  /** Attributes of the object, registers or single fields (`CSTS.NSSRO`), the object itself, or one of the `RESET_MATTERS`. */
  readonly holds: readonly Reference[];
  readonly description: string;
  readonly section: string;
  readonly at: SourceRange;
}

export const RESET_CELLS = ['kept', 'default', 'lost', 'new value', 'n/a'] as const;

/**
 * What becomes of a kind of state. `default`: it has the value that it begins with; `lost`: it is there no more;
 * `new value`: rows of effects or of the state matrix say what it is; `n/a`: there is nothing of it
 * then, or nobody can see it before it goes.
 */
export type ResetCell = (typeof RESET_CELLS)[number];

/** A row of a Reset matrix. */
export interface ResetRow extends Row {
  /** The mnemonic of the object type whose state it is. */
  readonly object: string;
  readonly command: Reference;
  /** Whether `command` names an Event. */
  readonly event: boolean;
  /** By the name of the kind of state. */
  readonly cells: Readonly<Record<string, { readonly cell: ResetCell; readonly at: SourceRange }>>;
}
