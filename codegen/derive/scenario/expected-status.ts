import type { Outcome } from '../../language/operation.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
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
  { fired }: Outcome,
  catalog: Catalog,
): boolean {
  const failure = fired.length === 0 && catalog.command(command).mayFail.some(({ name }) => name === status.name);
  const statuses = fired.length === 0 ? [catalog.success().name] : [...new Set(fired.map((row) => row.status))];
  requireStatus(status, catalog);
  if (!failure && !statuses.includes(status.name))
    throw new ScenarioFault(
      status.at,
      `Unexpected status ${status.name}, but the tables give ${statuses.join(' or ')}`,
    );
  return failure;
}
