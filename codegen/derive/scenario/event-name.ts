import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import { ScenarioFault } from './fault.ts';

/** The name, where there is an event of that name. */
export function eventName(name: string, at: SourceRange, { model }: Catalog): string {
  const known = model.events.map((event) => event.name);
  if (known.includes(name)) return name;
  throw new ScenarioFault(
    at,
    `Unexpected event "${name}", expected one of ${known.join(', ')}${didYouMean(name, known)}`,
  );
}
