import type { Evidence } from '../model/evidence.ts';
import type { AsynchronousEvent } from '../model/asynchronous-event.ts';
import type {
  CommonRow,
  Creation,
  Choice,
  Completes,
  EffectRow,
  MemoryGrant,
  Receiver,
  Reference,
  ReturnedRow,
  StatusRow,
  Target,
  Transfer,
} from '../model/command.ts';
import type {
  Field,
  LayoutTable,
  Register,
  RegisterField,
  RegisterSpace,
  ReservedBits,
  Structure,
  ValuesTable,
} from '../model/layout.ts';
import type { AllowedCommands } from '../model/allowed-commands.ts';
import type {
  EventType,
  InvariantRow,
  Limit,
  ObjectType,
  ProfileEntry,
  ProseRequirement,
  Status,
  Term,
  TransitionRow,
} from '../model/model.ts';
import type { RequirementIndexEntry, TerminologyEntry } from '../model/text-index.ts';
import type { ResetRow, StateKind } from '../model/reset.ts';
import type { SourceRange } from '../model/source.ts';

/** The properties of one Command table. */
export interface CommandFact {
  readonly name: string;
  readonly section: string;
  readonly table: string;
  readonly class: 'normative' | 'base';
  readonly opcode: Reference;
  readonly queue: 'admin' | 'io';
  readonly receiver: Receiver;
  readonly transfer: Transfer;
  readonly memory: readonly MemoryGrant[];
  readonly requestsEvent: boolean;
  readonly completes: Completes | null;
  readonly mayFail: readonly Reference[];
  readonly target: Target | null;
  readonly creates: Creation | null;
  readonly choices: readonly Choice[];
  readonly precedence: 'any' | 'ordered';
  readonly at: SourceRange;
}

/** A row of a table whose subject is a command. */
export interface OfCommand<Row> {
  readonly command: Reference;
  readonly row: Row;
}

/** A selector whose names are not looked up yet. */
export interface SelectorFact {
  readonly field: Reference;
  /** Numbers, and enumerators of the field. */
  readonly values: readonly (number | Reference)[];
}

/** One dword of a command's submission or completion queue entry; bits from byte 0 of the entry. */
export interface DwordFact {
  readonly command: Reference;
  readonly entry: 'submission' | 'completion';
  readonly dword: number;
  readonly selectors: readonly SelectorFact[];
  readonly fields: readonly Field[];
}

/** A Bits table: sub-fields of a field; bits from bit 0 of that field. */
export interface BitsFact {
  readonly mnemonic: string;
  readonly section: string;
  readonly table: string;
  readonly fields: readonly Field[];
  readonly reserved: readonly ReservedBits[];
  readonly at: SourceRange;
}

/** A Register table before its offset is known. */
export type RegisterFact = Omit<Register, 'space' | 'offset' | 'size' | 'fields'> & {
  readonly fields: readonly RegisterField[];
};

/** A row of the Register map. */
export interface RegisterMapFact {
  readonly space: RegisterSpace;
  readonly mnemonic: string;
  readonly offset: number;
  readonly size: number;
  readonly at: SourceRange;
}

/** A State transitions table: its rows and the place of each state's column. */
export interface TransitionsFact {
  readonly object: Reference;
  readonly columns: readonly Reference[];
  readonly rows: readonly TransitionRow[];
}

/** What the tables say one by one, before the parts of a command or a structure are put together. */
export interface Facts {
  readonly profile: ProfileEntry[];
  readonly statuses: Status[];
  readonly limits: Limit[];
  readonly values: ValuesTable[];
  readonly structures: Structure[];
  readonly bits: BitsFact[];
  readonly registers: RegisterFact[];
  readonly registerMap: RegisterMapFact[];
  readonly objects: ObjectType[];
  readonly terms: Term[];
  readonly common: CommonRow[];
  readonly commands: CommandFact[];
  readonly dwords: DwordFact[];
  readonly conditions: OfCommand<StatusRow>[];
  readonly effects: OfCommand<EffectRow>[];
  readonly returned: OfCommand<ReturnedRow>[];
  readonly events: Omit<EventType, 'effects'>[];
  readonly asynchronousEvents: AsynchronousEvent[];
  readonly transitions: TransitionsFact[];
  readonly terminology: TerminologyEntry[];
  readonly evidence: Evidence[];
  readonly allowed: AllowedCommands[];
  readonly stateKinds: StateKind[];
  readonly resets: ResetRow[];
  /** The columns of Reset matrices. */
  readonly resetColumns: { readonly object: string; readonly column: Reference }[];
  readonly invariants: InvariantRow[];
  readonly requirements: ProseRequirement[];
  readonly layouts: LayoutTable[];
  readonly requirementIndex: RequirementIndexEntry[];
}

/** No facts yet. */
export function emptyFacts(): Facts {
  return {
    profile: [],
    statuses: [],
    limits: [],
    values: [],
    structures: [],
    bits: [],
    registers: [],
    registerMap: [],
    objects: [],
    terms: [],
    common: [],
    commands: [],
    dwords: [],
    conditions: [],
    effects: [],
    returned: [],
    events: [],
    asynchronousEvents: [],
    transitions: [],
    terminology: [],
    evidence: [],
    allowed: [],
    stateKinds: [],
    resets: [],
    resetColumns: [],
    invariants: [],
    requirements: [],
    layouts: [],
    requirementIndex: [],
  };
}
