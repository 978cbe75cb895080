import type { Awaited, Outcome } from '../../language/operation.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import type { Move } from '../move.ts';
import { requireStatus } from './expected-status.ts';
import { ScenarioFault } from './fault.ts';
import type { HostLine, Line } from './lines.ts';

/** What stands in place of a status where a command does not complete yet. */
export const OUTSTANDING = 'outstanding';

/** Commands of a scenario that have not completed, by name, with what each of them waits for. */
export class OutstandingCommands {
  readonly #all = new Map<string, Awaited | null>();

  /** A command that does not complete yet: nothing answers it now. @throws ScenarioFault where something does. */
  begin({ handle, status }: HostLine, { fired, awaits }: Outcome): void {
    if (handle === null)
      throw new ScenarioFault(status.at, 'Unexpected end of the line, expected as and a name for the command');
    const [row] = fired;
    if (row) throw new ScenarioFault(status.at, `Unexpected outstanding command, but the tables give ${row.status}`);
    this.#all.set(handle, awaits);
  }

  /** The move with which a command completes. @throws ScenarioFault for one that is not outstanding. */
  answer({ handle, status, at }: Extract<Line, { kind: 'answer' }>, catalog: Catalog): Move {
    const awaited = this.#all.get(handle);
    if (awaited === undefined) {
      const suggestion = didYouMean(handle, [...this.#all.keys()]);
      throw new ScenarioFault(at, `Unexpected "${handle}", expected a command that is outstanding${suggestion}`);
    }
    requireStatus(status, catalog);
    this.#all.delete(handle);
    const isUsual = status.name === catalog.success().name;
    return { kind: 'answer', name: handle, status: isUsual ? null : status.name, awaited };
  }
}
