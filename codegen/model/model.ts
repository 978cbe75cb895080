import type { AllowedCommands } from './allowed-commands.ts';
import type { AsynchronousEvent } from './asynchronous-event.ts';
import type { Command, CommonRow, EffectRow, Reference, Row } from './command.ts';
import type { Expression } from './expression.ts';
import type { LayoutTable, Register, Structure, ValuesTable } from './layout.ts';
import type { Passage } from './passage.ts';
import type { SectionClass, SourceRange } from './source.ts';
import type { Evidence } from './evidence.ts';
import type { Mention, RequirementIndexEntry, TableIndexEntry, TerminologyEntry } from './text-index.ts';
import type { ResetRow, StateKind } from './reset.ts';
import type { Stimulus } from './stimulus.ts';

/** What stands in the front matter of `index.md`. */
export interface DocumentProperties {
  readonly title: string;
  readonly version: string;
  readonly type: string;
  readonly project: string;
  readonly authors: readonly string[];
  readonly status: string;
  /** The prefix of this document's requirement ids, `XC`. */
  readonly prefix: string;
  /** The template whose sections the document has, and where it is named. */
  readonly template?: { readonly name: string; readonly at: SourceRange };
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly id: string | null;
  readonly at: SourceRange;
}

/** One Markdown file. */
export interface Section {
  readonly file: string;
  readonly title: string;
  readonly class: SectionClass;
  readonly order: number;
  readonly headings: readonly Heading[];
  /** SHA-256 of the file's text without the content of generated blocks, hexadecimal. */
  readonly hash: string;
  /** Bytes of that text in UTF-8. */
  readonly size: number;
}

export type NumberSpace = 'admin-opcode' | 'io-opcode' | 'log-page' | 'feature' | 'cns' | 'other';

/** A row of a Profile table: a number that NVM Express would assign, with the value used until then. */
export interface ProfileEntry {
  /** The table's id. */
  readonly table: string;
  readonly space: NumberSpace;
  readonly name: string;
  /** The assigned value; `null` for TBD. */
  readonly standard: number | null;
  /** The value in use: the experimental one, or the standard one. */
  readonly value: number;
  readonly section: string;
  readonly at: SourceRange;
}

/** A status code, from a Status values table of the base annex or a Profile table. */
export interface Status {
  readonly name: string;
  /** `SCT << 8 | SC` */
  readonly value: number;
  /** Whether NVM Express has assigned the value. */
  readonly assigned: boolean;
  readonly description: string;
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}

/** An Event table: something that happens to the device and that no command asks for. */
export interface EventType {
  readonly name: string;
  readonly raisedWhen: string;
  /** `each XC`, `one XC`: the object type, all or one of whose objects it concerns. Objects of other types it concerns all. */
  readonly appliesTo: Reference;
  readonly scope: 'each' | 'one';
  /** What a host does so that the event happens. */
  readonly stimulus: Stimulus;
  /** The field of a register that is set to 1b where a device has this event; `null`: every device has it. */
  readonly dependsOn: { readonly register: Reference; readonly field: Reference } | null;
  readonly effects: readonly EffectRow[];
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}

/** A limit that an implementation chooses within the stated bounds and reports. */
export interface Limit {
  readonly name: string;
  readonly mnemonic: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly description: string;
  readonly section: string;
  readonly at: SourceRange;
}

/** The type of an attribute, from the Range cell. */
export type AttributeRange =
  | { readonly kind: 'key'; readonly low: number; readonly high: number }
  | { readonly kind: 'number'; readonly low: Expression; readonly high: Expression }
  /** An enumeration: the mnemonic of a Values table. */
  | { readonly kind: 'values'; readonly values: Reference }
  | { readonly kind: 'bytes'; readonly size: number; readonly format: 'bytes' | 'ascii' | 'nqn' }
  /** A reference to an object of that type, or `none` where `optional`. */
  | { readonly kind: 'reference'; readonly object: Reference; readonly optional: boolean }
  /** A record: the mnemonic of a Data structure table. */
  | { readonly kind: 'record'; readonly structure: Reference; readonly optional: boolean }
  /** A map: sparse where the element is optional, else total. */
  | {
      readonly kind: 'map';
      readonly element: AttributeRange;
      readonly sparse: boolean;
      readonly low: Expression;
      readonly high: Expression;
    };

export interface Attribute {
  readonly name: string;
  readonly mnemonic: string;
  readonly range: AttributeRange;
  /** A constant, a limit, `none`, or `null`: the creating command sets it. With `each` (`at i: …`) that of each entry of a map. */
  readonly initial: Expression | null;
  readonly each?: { readonly name: string; readonly where: Expression | null };
  /** `XCPROP.STATE`, or `null` for an internal attribute. */
  readonly reportedIn: { readonly structure: string; readonly field: string; readonly at: SourceRange } | null;
  readonly description: string;
  readonly at: SourceRange;
}

/** An Attributes table: the state of one kind of object. */
export interface ObjectType {
  readonly name: string;
  readonly mnemonic: string;
  /** The attribute that identifies an object among its kind; `null` for the one primary controller. */
  readonly key: Attribute | null;
  /** All attributes but the key. */
  readonly attributes: readonly Attribute[];
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}

/** A Terms row: a named expression, `SameTag(t, u)`. */
export interface Term {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly definition: Expression;
  readonly section: string;
  readonly at: SourceRange;
}

/** A cell of the State transitions matrix. */
export type TransitionCell =
  | { readonly kind: 'stays' }
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'status'; readonly status: Reference }
  | { readonly kind: 'gone' }
  | { readonly kind: 'impossible' };

/** A row of the State transitions matrix of one object type. */
export interface TransitionRow extends Row {
  readonly object: string;
  readonly command: Reference;
  /** Whether `command` names an Event. */
  readonly event: boolean;
  /** One cell for each state, keyed by the state's enumerator. */
  readonly cells: Readonly<Record<string, TransitionCell>>;
}

export interface InvariantRow {
  readonly id: string;
  readonly invariant: Expression;
  readonly section: string;
  readonly at: SourceRange;
}

/** A row of a Requirements table: what tables cannot say. */
export interface ProseRequirement {
  readonly id: string;
  readonly text: string;
  readonly section: string;
  readonly at: SourceRange;
}

/** A `scenario` fence, not yet read: its lines with their places. */
export interface ScenarioSource {
  readonly id: string;
  readonly caption: string;
  readonly section: string;
  readonly lines: readonly { readonly text: string; readonly at: SourceRange }[];
  readonly at: SourceRange;
}

/** A generated block between its two comments. */
export interface GeneratedBlock {
  readonly name: string;
  readonly section: string;
  /** Offsets into the file's text of the content between the comments. */
  readonly from: number;
  readonly to: number;
  readonly at: SourceRange;
}

/** The specification as data: everything that the tables say, with the place of every fact. */
export interface Model {
  readonly document: DocumentProperties;
  readonly sections: readonly Section[];
  readonly tables: readonly TableIndexEntry[];
  /** Numbers but status codes. */
  readonly profile: readonly ProfileEntry[];
  readonly statuses: readonly Status[];
  readonly limits: readonly Limit[];
  readonly values: readonly ValuesTable[];
  readonly structures: readonly Structure[];
  readonly registers: readonly Register[];
  readonly objects: readonly ObjectType[];
  readonly terms: readonly Term[];
  readonly common: readonly CommonRow[];
  readonly commands: readonly Command[];
  readonly allowed: readonly AllowedCommands[];
  readonly events: readonly EventType[];
  readonly asynchronousEvents: readonly AsynchronousEvent[];
  readonly transitions: readonly TransitionRow[];
  readonly stateKinds: readonly StateKind[];
  readonly resets: readonly ResetRow[];
  readonly invariants: readonly InvariantRow[];
  readonly requirements: readonly ProseRequirement[];
  readonly scenarios: readonly ScenarioSource[];
  readonly blocks: readonly GeneratedBlock[];
  readonly layouts: readonly LayoutTable[];
  readonly requirementIndex: readonly RequirementIndexEntry[];
  readonly mentions: readonly Mention[];
  readonly terminology: readonly TerminologyEntry[];
  /** What stands for a vector where there is none. */
  readonly evidence: readonly Evidence[];
  /** The running text, in the order of the document. */
  readonly passages: readonly Passage[];
}
