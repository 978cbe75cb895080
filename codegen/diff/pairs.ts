/** The facts of two versions by what names them. */
export interface Pairs<Fact> {
  readonly both: readonly (readonly [Fact, Fact])[];
  readonly gone: readonly Fact[];
  readonly fresh: readonly Fact[];
}

/** Pairs facts of the same name. Where a name stands twice, the first goes with the first. */
export function pairs<Fact>(a: readonly Fact[], b: readonly Fact[], nameOf: (fact: Fact) => string): Pairs<Fact> {
  const waiting = new Map<string, Fact[]>();
  for (const fact of b) waiting.set(nameOf(fact), [...(waiting.get(nameOf(fact)) ?? []), fact]);
  const both: (readonly [Fact, Fact])[] = [];
  const gone: Fact[] = [];
  for (const fact of a) {
    const partner = waiting.get(nameOf(fact))?.shift();
    if (partner === undefined) gone.push(fact);
    else both.push([fact, partner]);
  }
  const fresh = new Set([...waiting.values()].flat());
  return { both, gone, fresh: b.filter((fact) => fresh.has(fact)) };
}
