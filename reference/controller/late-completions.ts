import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Awaited, Change } from '../../codegen/language/operation.ts';
import type { Completion } from './completion.ts';
import type { Task } from './task.ts';

/** A command that took effect, and whose completion waits for an event. */
interface Waiting {
  readonly task: Task;
  readonly awaited: Awaited;
  readonly success: Completion;
  /** What the controller had in the media when the command took effect. */
  readonly before: readonly Task[];
}

/**
 * Completions that wait for an event of a controller: it happens when the controller is quiet, or when it is let fail.
 * Meanwhile all controllers are served (XC-QUI-3).
 */
export class LateCompletions {
  readonly #controlPlane: ControlPlane;
  readonly #changed: (changes: readonly Change[]) => void;
  #waiting: Waiting[] = [];
  /** Events that do not happen by themselves. */
  readonly #modes = new Map<string, 'held' | 'failing'>();

  constructor(controlPlane: ControlPlane, changed: (changes: readonly Change[]) => void) {
    this.#controlPlane = controlPlane;
    this.#changed = changed;
  }

  /** Lets a command wait. `before`: the commands of the awaited controller for which the media is still at work. */
  add(task: Task, awaited: Awaited, success: Completion, before: readonly Task[]): void {
    this.#waiting.push({ task, awaited, success, before });
    this.step();
  }

  /** Lets the events happen whose time has come; whether a command ended. */
  step(): boolean {
    if (this.#waiting.length === 0) return false;
    const ended = new Set(this.#waiting.filter((waiting) => this.#end(waiting)));
    this.#waiting = this.#waiting.filter((waiting) => !ended.has(waiting));
    // An event fails once: afterwards it happens again.
    for (const { awaited } of ended)
      if (this.#modes.get(awaited.event) === 'failing') this.#modes.delete(awaited.event);
    return ended.size > 0;
  }

  /** The event does not happen until it is released. */
  hold(event: string): void {
    this.#modes.set(event, 'held');
  }

  /** The event happens again when its time comes. */
  release(event: string): void {
    this.#modes.delete(event);
  }

  /** The commands that wait for the event fail, or the next one that waits for it where none does. */
  fail(event: string): void {
    this.#modes.set(event, 'failing');
  }

  /** Whether no command waits and no event is held. */
  get isAtRest(): boolean {
    return this.#waiting.length === 0 && this.#modes.size === 0;
  }

  /** Forgets the commands that wait: their controller was reset. */
  drop(): void {
    this.#waiting = [];
  }

  /** Forgets the commands that wait, and what was held. */
  reset(): void {
    this.drop();
    this.#modes.clear();
  }

  #end({ task, awaited, success, before }: Waiting): boolean {
    const { event, failure, key } = awaited;
    const mode = this.#modes.get(event);
    if (mode === 'held') return false;
    if (mode === 'failing' && failure !== null) {
      this.#changed(this.#controlPlane.raise(failure.event, key));
      task.completion = { ...success, status: failure.status, result: {} };
      return true;
    }
    // XC-QUI-1, XC-QUI-2: no write reaches the media later, and no data moves on the bus later.
    if (before.some((each) => each.isInMedia)) return false;
    this.#changed(this.#controlPlane.raise(event, key));
    task.completion = success;
    return true;
  }
}
