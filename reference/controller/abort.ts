import type { Command } from '../../codegen/model/command.ts';
import type { Operation } from '../../codegen/language/operation.ts';
import type { DataPlaneStatus } from './status.ts';
import type { Task } from './task.ts';

/** What an Abort command comes to: a status that refuses it, or what it tells in its completion. */
export type AbortAnswer =
  { readonly status: DataPlaneStatus } | { readonly observed: NonNullable<Operation['observed']> };

const NOT_ABORTED: AbortAnswer = { observed: { NABRT: 1 } };

/** The Abort commands of all controllers. */
export class AbortCommands {
  readonly #limit: number;
  readonly #aborts = new WeakSet<Task>();

  /** `limit`: how many may be outstanding on one controller, ACL. This is a 0's based value. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Carries out an Abort command, given as a task, that no row of its tables refuses; `null` for any other command.
   * `outstanding`: the commands that its controller has taken and not completed.
   */
  answer(
    { name }: Command,
    { fields }: Operation,
    abort: Task,
    outstanding: () => readonly Task[],
  ): AbortAnswer | null {
    if (name !== 'Abort') return null;
    const tasks = outstanding();
    // NB-ABT-5: ACL is a 0's based value.
    if (tasks.filter((task) => this.#aborts.has(task)).length > this.#limit)
      return { status: 'Abort Command Limit Exceeded' };
    this.#aborts.add(abort);
    const { SQID = 0, ABCID = 0 } = fields;
    const task = tasks.find(({ queue, cid }) => queue.qid === SQID && cid === ABCID);
    // NB-ABT-6: a command whose completion waits for an event has changed the state already.
    if (task === undefined || !task.isInMedia) return NOT_ABORTED;
    // NB-ABT-2, NB-ABT-3
    abort.after = [task];
    if (task.end('Command Abort Requested')) return { observed: { NABRT: 0 } };
    // NB-ABT-7: the media has begun, so the command ends soon. Then it is known that it was not aborted.
    return NOT_ABORTED;
  }
}
