import type { ReturnedValues } from './returned-values.ts';
import type { ObjectInstance, RecordValue, Value } from './values.ts';

/** A command as the control plane sees it: fields by mnemonic, and the transferred data (lists as arrays of records). */
export interface Operation {
  /** The command's name. */
  readonly command: string;
  /** The kind of queue; matters only for a name that the model does not hold. Absent: admin. */
  readonly queue?: 'admin' | 'io';
  /** The controller that received the command. Absent or `null`: the primary controller. */
  readonly receiver?: { readonly object: string; readonly key: number } | null;
  /** Every field of the submission queue entry; a missing one counts as 0. Bytes as hexadecimal. */
  readonly fields: Readonly<Record<string, number | bigint | string>>;
  /** The host's data by mnemonic, or `null` where none was transferred. */
  readonly data: RecordValue | null;
  /** What the data plane says for Chooses properties with an idle value, by name: it knows the other commands at work. */
  readonly observed?: Readonly<Record<string, Value>>;
}

/** A row that answers the command with a status. */
export interface FiredRow {
  /** The requirement id. */
  readonly id: string;
  /** The name of the status. */
  readonly status: string;
}

/** One place that changes. `index` is the key in a map attribute. An object that appears or goes has `attribute` null. */
export interface Change {
  readonly object: string;
  readonly key: number;
  readonly attribute: string | null;
  readonly index?: number;
  /** The new value; `undefined` with `attribute` null: the object is gone. For a whole object: its attributes. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** The requirement id of the row that made the change. */
  readonly row: string;
}

/** What a command does to the state, computed and not yet applied. */
export interface Outcome {
  /** All rows that hold, in table order, of the first stage that has any; empty: success. */
  readonly fired: readonly FiredRow[];
  /** Rows that hold and that a device may do without: their statuses are right as well, beside those of `fired` or success. */
  readonly permitted: readonly FiredRow[];
  /** Ids of rows that are undefined; with `fired` empty the text breaks the definedness obligation. */
  readonly undefinedRows: readonly string[];
  readonly target: ObjectInstance | null;
  /** Empty unless the command succeeds. */
  readonly changes: readonly Change[];
  /** Values for the completion's fields by mnemonic, with the ids of their rows. */
  readonly result: Readonly<Record<string, { readonly value: Value; readonly row: string }>>;
  /** Values for the fields of the returned structure, or `null` where the command returns none. */
  readonly returned: ReturnedValues | null;
  /** What the device chose: `new` and the names of the Chooses properties, but for those with an idle value. */
  readonly chosen: Readonly<Record<string, Value>>;
  /** What the completion waits for, after the changes were made; `null`: nothing. */
  readonly awaits: Awaited | null;
}

/** An event of one object that a completion waits for. */
export interface Awaited {
  readonly event: string;
  /** The event after which the command fails, and its status. */
  readonly failure: { readonly event: string; readonly status: string } | null;
  readonly object: string;
  readonly key: number;
  /** Whether all that the object wrote has to be durable before. */
  readonly isDurable: boolean;
}

/** Memory that a command hands over. */
export interface GrantedMemory {
  readonly field: string;
  readonly address: number | bigint;
  /** Bytes. */
  readonly length: number;
  /** Whether the address is that of a PRP list, and the memory lies in the pages that it names. */
  readonly isListed: boolean;
  /** The record of the tag that names the address space; `null`: the function's own. */
  readonly tag: RecordValue | null;
}
