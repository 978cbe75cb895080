import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';
import { ScenarioFault } from './fault.ts';
import type { Named } from './named.ts';

/** Requirements in words and invariants that a scenario shows; other rows of the executable tables are found by running them. */
export function shownBy(ids: readonly Named[], model: Model): readonly string[] {
  const known = [...model.requirements, ...model.invariants].map(({ id }) => id);
  return ids.map(({ name, at }) => {
    if (known.includes(name)) return name;
    throw new ScenarioFault(
      at,
      `Unexpected ${name}, expected a requirement in words or an invariant${didYouMean(name, known)}`,
    );
  });
}
