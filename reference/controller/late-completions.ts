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
  /** Whether all that was written is durable: it has to be, it is being made so, it is, or it cannot be. */
  durability: 'wanted' | 'flushing' | 'reached' | 'failed';
}

/** What late completions do to the device. */
export interface LateConsequences {
  /** The tables changed the state. */
  changed(changes: readonly Change[]): void;
  /** Makes durable what the awaited controller wrote; `done` is called once, perhaps at once. */
  flush(awaited: Awaited, done: (isFlushed: boolean) => void): void;
  /** Called before a controller becomes quiet; what it returns is called once it is. */
  quiet(object: string, key: number): () => void;
}

/**
 * Completions that wait for an event of a controller: it happens when the controller is quiet, or when it is let fail.
 * Meanwhile all controllers are served (XC-QUI-3).
 */
export class LateCompletions {
  readonly #controlPlane: ControlPlane;
  readonly #consequences: LateConsequences;
  #waiting: Waiting[] = [];
  /** Events that do not happen by themselves. */
  readonly #modes = new Map<string, 'held' | 'failing'>();

  constructor(controlPlane: ControlPlane, consequences: LateConsequences) {
    this.#controlPlane = controlPlane;
    this.#consequences = consequences;
  }

  /** Lets a command wait. `before`: the commands of the awaited controller for which the media is still at work. */
  add(task: Task, awaited: Awaited, success: Completion, before: readonly Task[]): void {
    this.#waiting.push({ task, awaited, success, before, durability: awaited.isDurable ? 'wanted' : 'reached' });
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

  #end(waiting: Waiting): boolean {
    const { event } = waiting.awaited;
    const mode = this.#modes.get(event);
    if (mode === 'held') return false;
    if (mode === 'failing' && this.#fail(waiting)) return true;
    // XC-QUI-1, XC-QUI-2: no write reaches the media later, and no data moves on the bus later.
    if (waiting.before.some((each) => each.isInMedia)) return false;
    this.#flush(waiting);
    // XC-QTO-3: what cannot be made durable is not over.
    if (waiting.durability === 'failed' && this.#fail(waiting)) return true;
    if (waiting.durability === 'flushing') return false;
    const { object, key } = waiting.awaited;
    const stopped = this.#consequences.quiet(object, key);
    this.#consequences.changed(this.#controlPlane.raise(event, key));
    stopped();
    waiting.task.completion = waiting.success;
    return true;
  }

  /** Lets a command fail, where it can. */
  #fail({ task, awaited: { failure, key }, success }: Waiting): boolean {
    if (failure === null) return false;
    this.#consequences.changed(this.#controlPlane.raise(failure.event, key));
    task.completion = { ...success, status: failure.status, result: {} };
    return true;
  }

  /** XC-QUI-8: begins to make durable what has to be. */
  #flush(waiting: Waiting): void {
    if (waiting.durability !== 'wanted') return;
    waiting.durability = 'flushing';
    this.#consequences.flush(waiting.awaited, (isFlushed) => (waiting.durability = isFlushed ? 'reached' : 'failed'));
  }
}
