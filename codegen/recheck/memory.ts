import type { ProseUses } from '../check/prose/uses.ts';
import type { Trace } from '../derive/scenario/traced.ts';
import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Part } from '../read/part.ts';
import type { PartFacts } from '../read/part-facts.ts';
import type { TableDigest } from './digests.ts';

/** What is remembered of a file of a sound specification. */
export interface FileMemory {
  /** The hash of the path and the text. */
  readonly text: string;
  readonly form: string;
  readonly tables: readonly TableDigest[];
  /** What the rules of style find in this file by itself. */
  readonly style: readonly Diagnostic[];
  readonly uses: ProseUses;
}

/** What is remembered of a specification whose tables and scenarios are sound. Plain data, to be kept on a disk. */
export interface Memory {
  readonly files: ReadonlyMap<string, FileMemory>;
  /** The model without rows and prose: what names and places there are. */
  readonly outline: Model;
  /** A digest of everything that prose can name. */
  readonly names: string;
  /** What the rules find that join files. */
  readonly joined: readonly Diagnostic[];
  /** What the file beside the text had to say, and its key. */
  readonly beside: { readonly key: string; readonly findings: readonly Diagnostic[] };
  /** Keys of scenarios that agree with the tables. */
  readonly sound: ReadonlySet<string>;
  /** The limits for which scenarios run. */
  readonly worlds: string;
}

/** What sound scenarios looked at. It is right whatever the memory is of: a key of a frame says for what. */
export interface Traces {
  /** The digests of the conditions with which they ran, by command. */
  readonly conditions: ReadonlyMap<string, string>;
  /** By the key of their frame. */
  readonly scenarios: ReadonlyMap<string, Trace>;
}

/** What was read from a file, with its facts. The prose and the rows of tables are left out. */
export interface KeptPart {
  readonly part: Part;
  /** What of other files the facts depend on. */
  readonly others: string;
  readonly facts: PartFacts;
}

/** Where is kept what is not needed for every check. */
export interface Store extends PartStore {
  /** The traces that were kept last; `null` where there are none. */
  readonly traces: () => Traces | null;
  readonly keepTraces: (traces: Traces) => void;
}

/** Where parts are kept, by the hash of path and text. */
export interface PartStore {
  readonly get: (text: string) => KeptPart | null;
  readonly put: (text: string, kept: () => KeptPart) => void;
}

export const NO_TRACES: Traces = { conditions: new Map(), scenarios: new Map() };

/** A model without rows and prose. */
export function outlineOf(model: Model): Model {
  return {
    ...model,
    commands: model.commands.map((command) => ({ ...command, conditions: [], effects: [], returned: [] })),
    events: model.events.map((event) => ({ ...event, effects: [] })),
    scenarios: model.scenarios.map((scenario) => ({ ...scenario, lines: [] })),
    common: [],
    transitions: [],
    invariants: [],
    mentions: [],
    passages: [],
  };
}

/** A part without what its facts say and what only its own check needs. */
export function keptPart(part: Part, others: string, facts: PartFacts): KeptPart {
  const tables = part.tables.map((table) => ({ ...table, header: [], rows: [] }));
  return { part: { ...part, tables, passages: [] }, others, facts };
}

/** Everything that is remembered as found. */
export function findingsOf({ files, joined, beside }: Memory): readonly Diagnostic[] {
  return withBeside([...[...files.values()].flatMap(({ style }) => style), ...joined], beside.findings);
}

/** All findings in the order of the text. Of a line with a fault, the file beside the text has nothing to say: the fault goes first. */
export function withBeside(own: readonly Diagnostic[], beside: readonly Diagnostic[]): readonly Diagnostic[] {
  const faulty = new Set(own.filter(({ severity }) => severity === 'error').map(lineOf));
  return [...own, ...beside.filter((finding) => !faulty.has(lineOf(finding)))].sort(compareDiagnostics);
}

function lineOf({ file, range }: Diagnostic): string {
  return `${file}:${range.start.line}`;
}
