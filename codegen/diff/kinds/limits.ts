import type { Limit, Model } from '../../model/model.ts';
import { added, changed, removed } from '../facts.ts';

function limitsOf(model: Model): readonly Limit[] {
  return model.limits.map((limit) => ({ ...limit, name: limit.mnemonic }));
}

/** A limit that only the new version has. */
export const limitAdded = added('limit-added', 'limit', limitsOf);

/** A limit that only the old version has. */
export const limitRemoved = removed('limit-removed', 'limit', limitsOf);

/** Other bounds of a limit. Narrower ones make devices wrong, wider ones surprise hosts. */
export const limitChanged = changed('limit-changed', limitsOf, (before, after) =>
  before.minimum === after.minimum && before.maximum === after.maximum
    ? null
    : `limit ${after.name} was ${before.minimum} to ${before.maximum}, now ${after.minimum} to ${after.maximum}`,
);
