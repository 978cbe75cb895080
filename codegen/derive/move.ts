import type { Change, Operation, Outcome } from '../language/operation.ts';

/** One thing that happens in a vector. */
export type Move =
  /** A command. `held`: the event that its completion waits for does not happen yet. `failure`: what stored data makes of it. */
  | {
      readonly kind: 'command';
      readonly operation: Operation;
      readonly queueId?: number;
      readonly held?: true;
      readonly failure?: string;
    }
  /** An event that a host brings about, for all objects or for one. */
  | {
      readonly kind: 'event';
      readonly name: string;
      readonly object?: { readonly object: string; readonly key: number };
    }
  /** The event that held commands wait for happens, or their failure event instead. */
  | { readonly kind: 'release'; readonly event: string; readonly fails: boolean };

/** What a move did. */
export interface Effect {
  /** Of a command. */
  readonly outcome: Outcome | null;
  /** All that changed, with what an awaited event changed. */
  readonly changes: readonly Change[];
}

/** The command or event that a move is about. */
export function subjectOf(move: Move): string {
  return move.kind === 'command' ? move.operation.command : move.kind === 'event' ? move.name : move.event;
}
