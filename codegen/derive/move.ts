import type { EventReport } from '../language/asynchronous-events.ts';
import type { BarExpect, BarWrite } from '../model/bar-step.ts';
import type { RegisterPoll, RegisterWrite } from '../model/register-step.ts';
import type { FlowStep, RateExpect, ShareExpect } from '../model/stream-step.ts';
import type { InterruptAct } from './interrupts.ts';
import type { Awaited, Change, Operation, Outcome } from '../language/operation.ts';

/** One thing that happens in a vector. */
export type Move =
  /** A command. `held`: the event that its completion waits for does not happen yet. `failure`: the statuses with one of which its data makes it fail. */
  | {
      readonly kind: 'command';
      readonly operation: Operation;
      readonly queueId?: number;
      readonly held?: true;
      readonly failure?: readonly string[];
      /** Why it may be any of them; absent: because of where the data lies. */
      readonly why?: string;
      /** The name under which a later answer speaks of the command, which does not complete by itself. */
      readonly outstanding?: string;
    }
  /** An event that a host brings about, for all objects or for one. */
  | {
      readonly kind: 'event';
      readonly name: string;
      readonly object?: { readonly object: string; readonly key: number };
    }
  /** The event that held commands wait for happens, or their failure event instead. */
  | { readonly kind: 'release'; readonly event: string; readonly fails: boolean }
  /** An outstanding command completes, with a status of the data plane or, where it is `null`, as the tables say. */
  | {
      readonly kind: 'answer';
      readonly name: string;
      readonly status: string | null;
      readonly awaited: Awaited | null;
    }
  /** The media begins or ends to keep what it is asked for to itself. */
  | { readonly kind: 'media'; readonly act: 'hold' | 'release' }
  /** The host writes a register of the function or memory behind a base address register, or looks at what is there. */
  | {
      readonly kind: 'register';
      readonly step: RegisterWrite | RegisterPoll | BarWrite | BarExpect;
      /** Those that its numbers depend on. */
      readonly limits: readonly string[];
    }
  /** A host masks messages, sends them elsewhere, or waits for them. */
  | { readonly kind: 'interrupts'; readonly act: InterruptAct }
  /** A command that is kept outstanding in queues of a controller while time flows. */
  | {
      readonly kind: 'stream';
      readonly stream: string;
      readonly operation: Operation;
      readonly content?: string;
      readonly object: { readonly object: string; readonly key: number };
      readonly first: number;
      readonly last: number;
    }
  /** Time flows, or what streams got done in it is looked at. */
  | { readonly kind: 'flow'; readonly step: FlowStep | RateExpect | ShareExpect }
  /** The memory of a queue is taken away. */
  | {
      readonly kind: 'unmap';
      readonly object: { readonly object: string; readonly key: number };
      readonly id: number;
      readonly queue: 'sq' | 'cq';
    }
  /** A driver writes to a doorbell of its controller, and does nothing else. */
  | {
      readonly kind: 'ring';
      readonly object: { readonly object: string; readonly key: number };
      readonly id: number;
      readonly queue: 'sq' | 'cq';
      readonly value: number;
    };

const QUIET = ['media', 'interrupts', 'register', 'ring', 'unmap', 'stream', 'flow'] as const;

/** A move that changes nothing that tables tell of. */
export type QuietMove = Extract<Move, { kind: (typeof QUIET)[number] }>;

/** Whether a move changes nothing that tables tell of. */
export function isQuiet(move: Move): move is QuietMove {
  return QUIET.some((kind) => kind === move.kind);
}

/** What a move did. */
export interface Effect {
  /** Of a command. */
  readonly outcome: Outcome | null;
  /** All that changed, with what an awaited event changed. */
  readonly changes: readonly Change[];
  /** What controllers report because of it. */
  readonly reports: readonly EventReport[];
}

/** The command or event that a move is about. */
export function subjectOf(move: Move): string {
  switch (move.kind) {
    case 'command':
      return move.operation.command;
    case 'event':
      return move.name;
    case 'release':
      return move.event;
    case 'answer':
      return move.awaited?.event ?? 'answer';
    default:
      return move.kind;
  }
}
