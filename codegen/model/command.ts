import type { Expression } from './expression.ts';
import type { Field } from './layout.ts';
import type { SourceRange } from './source.ts';

/** A name in the text with its place, resolved by the checks. */
export interface Reference {
  readonly name: string;
  readonly at: SourceRange;
}

/** What every row with a requirement id has. `when` picks the sub-operation; `null` for an empty cell. */
export interface Row {
  readonly id: string;
  readonly when: Expression | null;
  readonly at: SourceRange;
}

/** A row of Status conditions: where the condition is true, the command is aborted with the status. */
export interface StatusRow extends Row {
  readonly condition: Expression;
  readonly status: Reference;
  /** The device may as well do without: the row answers nothing by itself, and its status is right where it holds. */
  readonly isOptional?: true;
}

/** A row of Effects: on success `place` becomes `value`. `value` is `'created'` in the row that creates the object. */
export interface EffectRow extends Row {
  readonly place: Expression;
  readonly value: Expression;
}

/** A row of Returned data: on success `field` (such as `XCCAP.TAGMAX`) of the transferred data holds `value`. */
export interface ReturnedRow extends Row {
  readonly structure: Reference;
  readonly field: Reference;
  readonly value: Expression;
}

/** The stages of a command, in order. A row of a later stage is undefined while a row of an earlier one holds. */
export type Stage = 'allowed' | 'transfer' | 'command';

/** A row of Common conditions: applies to every command. */
export interface CommonRow extends Row {
  readonly stage: Stage;
  readonly condition: Expression;
  readonly status: Reference;
}

/** `XC[CNTLID] where this.XGEN = XGEN, else XC-RCV-1 Invalid Controller Identifier` */
export interface Target {
  /** The object type, `XC`. */
  readonly object: Reference;
  /** The field of the command that holds the key. */
  readonly key: Reference;
  readonly where: Expression | null;
  /** The sub-operations that have a target; `null`: all. */
  readonly when: Expression | null;
  readonly id: string;
  readonly status: Reference;
  readonly at: SourceRange;
}

/** `XC[new] where new != PC.CNTLID`: the command creates one object; `new` is any absent key that the condition allows. */
export interface Creation {
  readonly object: Reference;
  readonly where: Expression | null;
  readonly at: SourceRange;
}

/** `XGEN in 1..FFFFh where XGEN != PC.LASTGEN[new]`: a value that the device is free to choose. */
export interface Choice {
  readonly name: string;
  /** A range, the type of a place (`like XC.SN`), or several different numbers of a range: `as NQP distinct q in 1..9`. */
  readonly type:
    | {
        readonly kind: 'range';
        readonly low: Expression;
        readonly high: Expression;
        /** What it is while the command meets no other one at work: no choice then. Absent: the device is free. */
        readonly idle?: Expression;
      }
    | { readonly kind: 'like'; readonly object: Reference; readonly attribute: Reference }
    | {
        readonly kind: 'distinct';
        readonly count: Expression;
        /** The name under which `where` sees each of the numbers. */
        readonly element: string;
        readonly low: Expression;
        readonly high: Expression;
      };
  readonly where: Expression | null;
  readonly at: SourceRange;
}

export type Direction = 'none' | 'host-to-controller' | 'controller-to-host';

/** What a command transfers. */
export interface Transfer {
  readonly direction: Direction;
  /** Host to controller: the structure of the data. */
  readonly structure: Reference | null;
  /** Host to controller: the list in the structure, and how many entries it has. */
  readonly list: { readonly field: Reference; readonly count: Expression } | null;
  /** Without a structure: how many bytes. */
  readonly length: Expression | null;
  /** Controller to host: the byte of the structure that is returned first; `null`: byte 0. */
  readonly from: Expression | null;
  readonly definedWhen: Expression | null;
  readonly at: SourceRange;
}

/** `PRP1 of entries(QSIZE) * 16 bytes, listed when PCONT = 0, with tag this.TAGS[TIDX]`: memory that the command hands over for later use. */
export interface MemoryGrant {
  /** The field that holds the address. */
  readonly field: Reference;
  /** Bytes. */
  readonly length: Expression;
  /** When the field holds the address of a PRP list, and the memory lies in the pages that it names; `null`: never. */
  readonly listed: Expression | null;
  /** The tag of the address space; `null`, or undefined when it is read: the function's own. */
  readonly tag: Expression | null;
  readonly at: SourceRange;
}

/** `when Quiesced, when ACT = Detach, or Quiesce Timeout with Internal Error`: the completion waits for an event. */
export interface Completes {
  readonly event: Reference;
  /** The sub-operations that wait; `null`: all. */
  readonly when: Expression | null;
  /** The sub-operations that wait until all that the target wrote is durable as well; `null`: none. */
  readonly durable: Expression | null;
  /** The event after which the command fails, and its status. */
  readonly failure: { readonly event: Reference; readonly status: Reference } | null;
  readonly at: SourceRange;
}

/** Which controllers take a command: the primary one only, or any. */
export type Receiver = 'primary' | 'any';

/** A command: all the tables of one section file under `commands/`, or of the base annex. */
export interface Command {
  /** The full name without the word "command", "Create Extended Controller". */
  readonly name: string;
  readonly section: string;
  readonly table: string;
  readonly class: 'normative' | 'base';
  /** The Profile row that holds the opcode. */
  readonly opcode: Reference;
  readonly queue: 'admin' | 'io';
  /** In a command for any controller without a target, `this` is the controller that received it. */
  readonly receiver: Receiver;
  readonly transfer: Transfer;
  readonly memory: readonly MemoryGrant[];
  /** The completion reports an asynchronous event, and waits for one. */
  readonly requestsEvent: boolean;
  /** `null`: the command completes at once. */
  readonly completes: Completes | null;
  readonly target: Target | null;
  readonly creates: Creation | null;
  readonly choices: readonly Choice[];
  /** Statuses that stored data decides, which no table holds: a scenario may expect one where no row answers. */
  readonly mayFail: readonly Reference[];
  readonly precedence: 'any' | 'ordered';
  /** Every field of the submission queue entry: the common ones and those of the command's dwords; bits from byte 0. */
  readonly fields: readonly Field[];
  /** Fields of the completion queue entry's command specific dwords; bits from byte 0. */
  readonly result: readonly Field[];
  readonly conditions: readonly StatusRow[];
  readonly effects: readonly EffectRow[];
  readonly returned: readonly ReturnedRow[];
  readonly at: SourceRange;
}
