import type { Relocation, VectorExpression } from '../relocation.ts';
import type { Binding, CodecVector, ExpectedStatus, Predicate, ScenarioVector, Step, VectorFile } from '../vector.ts';

/**
 * A command from end to end in one step: a submission queue entry, the doorbell, the completion. What is left out follows:
 * `slot` is the one after that of the queue's last command, `tail` the one after `slot`; `head` (the slot of the completion) is
 * the one after that of the queue's last completion, and `phase` turns where it wraps. Each begins at 0, the phase at 1.
 */
export interface ExchangeStep {
  readonly op: 'exchange';
  readonly note?: string;
  readonly sq: string;
  readonly cq: string;
  readonly slot?: number;
  readonly tail?: number;
  /** The queue pair whose doorbell is written; 0. */
  readonly qid?: VectorExpression;
  readonly head?: number;
  readonly phase?: 0 | 1;
  /** The submission queue entry, with 0 for the Command Identifier. */
  readonly bytes: string;
  /** The Command Identifier: 4000h and the number of commands of the queue before. */
  readonly cid?: number;
  readonly reloc?: readonly Relocation[];
  readonly command?: string;
  readonly fields?: Readonly<Record<string, number | string>>;
  /** What else the completion holds beside the pointer, the identifiers and the phase: dwords 0 and 1, and which bits of them count. */
  readonly result?: { readonly bytes: string; readonly mask: string };
  /** Relocations of the completion. */
  readonly late?: readonly Relocation[];
  readonly bind?: Readonly<Record<string, Binding>>;
  readonly where?: readonly Predicate[];
  /** `00/00` */
  readonly status?: string | Exclude<ExpectedStatus, { want: string }>;
  /** Milliseconds; 1000. */
  readonly within?: number;
}

/** A step as it stands in a file; a text is the name of a shared step, or with @ before it of a run of steps. */
export type WireStep = Step | ExchangeStep | string;

/** A buffer as it stands in a file: what is usual is left out. */
export interface WireBuffer {
  readonly name: string;
  readonly space?: string;
  readonly iova?: string;
  readonly size?: number;
  readonly fill?: number;
  readonly bytes?: string;
}

/** What the vectors of a file have in common; a vector that differs says so. */
export type WireDefaults = Partial<Pick<ScenarioVector, 'level' | 'topology' | 'requires' | 'effects'>>;

export type WireScenario = Omit<ScenarioVector, 'level' | 'topology' | 'requires' | 'effects' | 'memory' | 'steps'> &
  Omit<WireDefaults, 'requires'> & {
    /** A text is the name of a list in `capabilities`. */
    readonly requires?: ScenarioVector['requires'] | string;
    readonly memory?: readonly WireBuffer[];
    readonly steps: readonly WireStep[];
  };

/** A vector file as JSON: `snvme-vectors/1`. */
export type WireFile = Omit<VectorFile, 'topologies' | 'vectors'> & {
  readonly topologies: Readonly<
    Record<string, { readonly memory: readonly WireBuffer[]; readonly steps: readonly (Step | ExchangeStep)[] }>
  >;
  readonly defaults: WireDefaults;
  /** Lists of conditions that several vectors have in common, by name. */
  readonly capabilities: Readonly<Record<string, ScenarioVector['requires']>>;
  /** Steps that several vectors have in common, by name. */
  readonly shared: Readonly<Record<string, Exclude<WireStep, string>>>;
  /** Runs of steps with which vectors begin or end alike; their names begin with @. They hold no names of other runs. */
  readonly sequences: Readonly<Record<string, readonly WireStep[]>>;
  readonly vectors: readonly (CodecVector | WireScenario)[];
};
