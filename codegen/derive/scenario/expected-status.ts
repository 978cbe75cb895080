import type { Outcome } from '../../language/operation.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import { answering, isOpen, statusesOf } from '../open-outcome.ts';
import { type DataLayout, isBroken } from '../data-layout.ts';
import { ScenarioFault } from './fault.ts';
import type { Line } from './lines.ts';
import type { Named } from './named.ts';

/** A status must be one of the tables. */
export function requireStatus({ name, at }: Named, { model }: Catalog): void {
  const known = model.statuses.map((status) => status.name);
  if (!known.includes(name))
    throw new ScenarioFault(
      at,
      `Unexpected status "${name}", expected a status of the tables${didYouMean(name, known)}`,
    );
}

/** Between statuses of which devices have a choice. */
const OR = ' or ';

/**
 * The statuses with one of which a command fails that completes now, by something that no table holds: data that is stored,
 * or data that lies where it cannot be moved. `null` where its status is one that the tables give.
 */
export function failsBy(
  { command, status }: Extract<Line, { kind: 'host' }>,
  outcome: Outcome,
  catalog: Catalog,
  layout?: DataLayout,
): readonly string[] | null {
  const success = catalog.success().name;
  const isAccepted = outcome.fired.length === 0;
  if (layout && isAccepted && isBroken(layout)) {
    const names = status.name.split(OR);
    for (const name of names) requireStatus({ ...status, name }, catalog);
    if (names.some((name) => name !== success)) return names;
    throw new ScenarioFault(status.at, `Unexpected status ${success}, expected one for data that cannot be moved`);
  }
  const statuses = statusesOf(outcome, success);
  requireStatus(status, catalog);
  if (isOpen(outcome) && outcome.changes.length > 0)
    throw new ScenarioFault(
      status.at,
      `Unexpected command that a device may refuse by ${answering(outcome).join(', ')}, expected none that changes something then`,
    );
  if (isAccepted && catalog.command(command).mayFail.some(({ name }) => name === status.name)) return [status.name];
  if (statuses.includes(status.name)) return null;
  throw new ScenarioFault(status.at, `Unexpected status ${status.name}, but the tables give ${statuses.join(' or ')}`);
}
