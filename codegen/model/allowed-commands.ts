import type { Command, Reference } from './command.ts';
import type { SourceRange } from './source.ts';

/** A row of an Allowed commands table: an opcode that the controllers of a type take on a kind of queue. */
export interface AllowedRow {
  readonly id: string;
  /** 0 to FFh. */
  readonly opcode: number;
  readonly command: Reference;
  /** What such a controller leaves out or answers otherwise, for people; empty for nothing. */
  readonly filter: string;
  readonly at: SourceRange;
}

/** An Allowed commands table: all that the controllers of a type take on a kind of queue. */
export interface AllowedCommands {
  /** The type of controller, `XC`. */
  readonly object: Reference;
  readonly queue: Command['queue'];
  readonly rows: readonly AllowedRow[];
  /** The row for every opcode that has none. */
  readonly others: { readonly id: string; readonly status: Reference; readonly at: SourceRange };
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}
