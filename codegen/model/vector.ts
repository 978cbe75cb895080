/** The vector format `snvme-vectors/1` as types. The JSON Schema that is shipped with the vectors says the same. */
import type { BarExpect, BarWrite } from './bar-step.ts';
import type { EventStep, MediaStep } from './held-step.ts';
import type { InterruptMaskStep, InterruptStep } from './interrupt-step.ts';
import type { Relocation, VectorExpression } from './relocation.ts';
import type { RegisterExpect, RegisterPoll, RegisterWrite, ResetStep, StepBase } from './register-step.ts';
import type { FlowStep, RateExpect, ShareExpect, StreamStep } from './stream-step.ts';

/** A condition over limits or bound values. */
export type Predicate = readonly [
  operator: '==' | '!=' | '<' | '<=' | '>' | '>=',
  left: VectorExpression,
  right: VectorExpression,
];

/** Bits of received bytes that later steps use under a name. */
export interface Binding {
  readonly bit: number;
  readonly width: number;
}

export interface Buffer {
  readonly name: string;
  readonly space: string;
  /** Address as `0x…`. */
  readonly iova: string;
  /** Size in bytes. */
  readonly size: number;
  readonly fill?: number;
  /** Hexadecimal; from offset 0. */
  readonly bytes?: string;
}

/** Either one status, or any of a derived set with the reason for it. `SCT/SC` as two hexadecimal digits each. */
export type ExpectedStatus = { readonly want: string } | { readonly anyOf: readonly string[]; readonly why: string };

/** Writes a submission queue entry into a slot. */
export interface SubmitStep extends StepBase {
  readonly op: 'sqe';
  /** The buffer that holds the submission queue. */
  readonly sq: string;
  readonly slot: number;
  readonly bytes: string;
  readonly reloc?: readonly Relocation[];
  /** The command and its fields, for people; a device that does not list the command is not asked for it. */
  readonly command?: string;
  readonly fields?: Readonly<Record<string, number | string>>;
}
export interface DoorbellStep extends StepBase {
  readonly op: 'doorbell';
  readonly queue: 'sq' | 'cq';
  /** The queue pair of the device whose doorbell it is. */
  readonly qid: VectorExpression;
  readonly value: number;
}
/** Waits for a completion queue entry in a slot and compares it under the mask. */
export interface CompletionStep extends StepBase {
  readonly op: 'cqe';
  readonly cq: string;
  /** The completion stands in any of these slots in which no step has found one yet; `slot` and `phase` are one of them. */
  readonly among?: readonly { readonly slot: number; readonly phase: 0 | 1 }[];
  readonly slot: number;
  readonly phase: 0 | 1;
  readonly bytes: string;
  readonly mask: string;
  readonly status: ExpectedStatus;
  readonly reloc?: readonly Relocation[];
  readonly bind?: Readonly<Record<string, Binding>>;
  /** Conditions on bound values, checked after binding. */
  readonly where?: readonly Predicate[];
  readonly within: number;
}
export interface MemoryWrite extends StepBase {
  readonly op: 'mem.write';
  readonly mem: string;
  readonly at: number;
  readonly bytes: string;
  readonly reloc?: readonly Relocation[];
}
/** Compares memory under the mask (all ones where absent), then binds. */
export interface MemoryExpect extends StepBase {
  readonly op: 'mem.expect';
  readonly mem: string;
  readonly at: number;
  readonly bytes: string;
  readonly mask?: string;
  readonly reloc?: readonly Relocation[];
  readonly bind?: Readonly<Record<string, Binding>>;
  readonly where?: readonly Predicate[];
  /** Conditions on bound values without which nothing is compared. */
  readonly if?: readonly Predicate[];
  /** The structure that the bytes hold, for the report. */
  readonly struct?: string;
  /** Requirement ids of the rows that returned these bytes, for the report. */
  readonly rows?: readonly string[];
}
/** The bytes of these buffers hold none of the values anywhere: what one address space gets tells nothing of them. */
export interface MemoryAbsent extends StepBase {
  readonly op: 'mem.absent';
  readonly mems: readonly string[];
  /** Bytes as they stand in memory; spaces and zeros at their end are left out. `width` in bits. */
  readonly values: readonly { readonly value: VectorExpression; readonly width: number }[];
}
/** Nothing is posted to these completion queues for this long, on the clock of the device. */
export interface QuietStep extends StepBase {
  readonly op: 'quiet';
  readonly ms: number;
  readonly cqs: readonly string[];
}
/** Takes the memory of a buffer away: the device meets a fault there. */
export interface MemoryUnmap extends StepBase {
  readonly op: 'mem.unmap';
  readonly mem: string;
}
/** Starts to record DMA. */
export interface DmaBegin extends StepBase {
  readonly op: 'dma.begin';
}
/** Every DMA since `dma.begin` lies within one of these buffers. */
export interface DmaExpect extends StepBase {
  readonly op: 'dma.expect';
  readonly only: readonly { readonly space: string; readonly dir: 'r' | 'w' | 'rw'; readonly mem: string }[];
}
/** Runs the steps of the file's topology of that name once more, after a reset took its queues away. */
export interface SetupStep extends StepBase {
  readonly op: 'topology';
  readonly name: string;
}

export type Step =
  | RegisterWrite
  | RegisterPoll
  | RegisterExpect
  | BarWrite
  | BarExpect
  | ResetStep
  | SubmitStep
  | DoorbellStep
  | CompletionStep
  | MemoryWrite
  | MemoryExpect
  | MemoryAbsent
  | MemoryUnmap
  | EventStep
  | MediaStep
  | InterruptStep
  | InterruptMaskStep
  | QuietStep
  | StreamStep
  | FlowStep
  | RateExpect
  | ShareExpect
  | DmaBegin
  | DmaExpect
  | SetupStep;

/** An address space: untagged, or named on the bus by a tag. Numbers as `0x…`. */
export interface Space {
  readonly tag: null | {
    readonly kind: 'pasid' | 'rid' | 'opaque';
    readonly value: string;
    /** With a Routing ID: a PASID beside it. */
    readonly pasid?: string;
  };
}

/** A set-up that vectors of the file share: its buffers, and the steps that run first. */
export interface Topology {
  readonly memory: readonly Buffer[];
  readonly steps: readonly Step[];
}

/** Bytes and fields that are the same thing. */
export interface CodecVector {
  readonly id: string;
  readonly kind: 'codec';
  readonly title: string;
  /** A structure's mnemonic, or a command's name for its submission queue entry. */
  readonly struct: string;
  readonly direction: 'both' | 'encode' | 'decode';
  readonly bytes: string;
  /** Numbers above 2^53 - 1 as `0x…` strings; bytes as hexadecimal; lists as arrays. */
  readonly fields: Readonly<Record<string, CodecValue>>;
  readonly result: 'valid' | 'invalid';
  /** For `invalid`: `range` (a field does not fit) or `length` (too few bytes). */
  readonly error?: 'range' | 'length';
  readonly requirements: readonly string[];
  readonly flags?: readonly string[];
}

export type CodecValue = number | string | readonly { readonly [field: string]: CodecValue }[];

export interface ScenarioVector {
  readonly id: string;
  readonly kind: 'scenario';
  readonly title: string;
  readonly requirements: readonly string[];
  readonly flags?: readonly string[];
  readonly level: 'queue' | 'tagged' | 'fault';
  readonly topology: string;
  readonly requires: readonly Predicate[];
  readonly effects: {
    readonly destructive: false | 'media' | 'configuration' | 'irreversible';
    readonly scope: 'queue' | 'extended-controller' | 'controller' | 'subsystem';
    readonly cleanup: 'none' | 'controller-reset' | 'function-reset' | 'power-cycle';
  };
  readonly memory: readonly Buffer[];
  readonly steps: readonly Step[];
}

export type Vector = CodecVector | ScenarioVector;

export interface VectorNote {
  readonly kind:
    | 'basic'
    | 'boundary'
    | 'isolation'
    | 'reserved-field'
    | 'state-machine'
    | 'ordering'
    | 'resource-limit'
    | 'recovery'
    | 'ambiguity';
  readonly description: string;
  /** What breaks for a user if a vector with this flag fails. */
  readonly effect?: string;
}

/** One JSON file of vectors. */
export interface VectorFile {
  readonly format: 'snvme-vectors/1';
  readonly specification: { readonly id: string; readonly version: string; readonly sourceHash: string };
  readonly generator: { readonly name: string; readonly version: string; readonly seed: number };
  readonly group: string;
  readonly count: number;
  /** The limits for which the scenarios were derived; a configurable device takes them, another one is asked. */
  readonly world: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, VectorNote>>;
  readonly spaces: Readonly<Record<string, Space>>;
  readonly topologies: Readonly<Record<string, Topology>>;
  readonly vectors: readonly Vector[];
}
