import type { Outcome } from '../../language/operation.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import { answering, isOpen, statusesOf } from '../open-outcome.ts';
import { ScenarioFault } from './fault.ts';
import type { Line, Named } from './lines.ts';

/** A status must be one of the tables. */
export function requireStatus({ name, at }: Named, { model }: Catalog): void {
  const known = model.statuses.map((status) => status.name);
  if (!known.includes(name))
    throw new ScenarioFault(
      at,
      `Unexpected status "${name}", expected a status of the tables${didYouMean(name, known)}`,
    );
}

/** Whether stored data makes a command fail that completes now; its status is one that the tables give. */
export function failsBy(
  { command, status }: Extract<Line, { kind: 'host' }>,
  outcome: Outcome,
  catalog: Catalog,
): boolean {
  const failure =
    outcome.fired.length === 0 && catalog.command(command).mayFail.some(({ name }) => name === status.name);
  const statuses = statusesOf(outcome, catalog.success().name);
  requireStatus(status, catalog);
  if (isOpen(outcome) && outcome.changes.length > 0)
    throw new ScenarioFault(
      status.at,
      `Unexpected command that a device may refuse by ${answering(outcome).join(', ')}, expected none that changes something then`,
    );
  if (!failure && !statuses.includes(status.name))
    throw new ScenarioFault(
      status.at,
      `Unexpected status ${status.name}, but the tables give ${statuses.join(' or ')}`,
    );
  return failure;
}
