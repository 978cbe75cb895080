import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';
import { ScenarioFault } from './fault.ts';
import type { Named } from './lines.ts';

/** Requirements in words that a scenario shows; rows of the executable tables are found by running them. */
export function shownBy(ids: readonly Named[], model: Model): readonly string[] {
  const known = model.requirements.map(({ id }) => id);
  return ids.map(({ name, at }) => {
    if (known.includes(name)) return name;
    throw new ScenarioFault(at, `Unexpected ${name}, expected a requirement in words${didYouMean(name, known)}`);
  });
}
