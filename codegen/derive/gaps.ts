import type { Model } from '../model/model.ts';

/**
 * What a person has to know about requirements without a vector, a line each: how many have a row of Other evidence, which
 * have neither, and which rows say less than there is. `covered`: the ids that vectors carry.
 */
export function gapsIn({ requirementIndex, evidence }: Model, covered: ReadonlySet<string>): readonly string[] {
  const explained = new Set(evidence.map(({ id }) => id));
  const open = requirementIndex.map(({ id }) => id).filter((id) => !covered.has(id));
  const unexplained = open.filter((id) => !explained.has(id));
  const needless = [...explained].filter((id) => covered.has(id));
  return [
    ...(open.length > unexplained.length
      ? [`${open.length - unexplained.length} requirements without a vector have a row of Other evidence`]
      : []),
    ...(unexplained.length > 0
      ? [`${unexplained.length} requirements without a vector: ${unexplained.join(', ')}`]
      : []),
    ...(needless.length > 0 ? [`Rows of Other evidence for what vectors show: ${needless.join(', ')}`] : []),
  ];
}
