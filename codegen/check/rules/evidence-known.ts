import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';
import { duplicates } from '../duplicates.ts';

const RULE = 'evidence-known';

/**
 * A row of Other evidence names requirements that exist, and none twice.
 *
 * Bad: XC-CMP-1 where no table has such a requirement. Good: an id of the summary.
 */
export function evidenceKnown({ evidence, requirementIndex }: Model): readonly Diagnostic[] {
  const known = new Set(requirementIndex.map(({ id }) => id));
  const unknown = evidence
    .filter(({ id }) => !known.has(id))
    .map(({ id, at }) =>
      diagnostic(RULE, at, `Unexpected id ${id}, expected one of a requirement${didYouMean(id, known)}`),
    );
  const twice = duplicates(
    RULE,
    evidence.map(({ id, at }) => ({ name: id, at })),
    ({ name }) => `Unexpected second row for ${name}, expected one`,
  );
  return [...unknown, ...twice];
}
