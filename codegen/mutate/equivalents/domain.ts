/** The values that something may have, as far as that is known. Enumerators and numbers are texts in the sets. */
export interface Domain {
  readonly low: number;
  readonly high: number;
  /** Only these; `null`: any. */
  readonly among: ReadonlySet<string> | null;
  /** None of these. */
  readonly without: ReadonlySet<string>;
}

/** Every value. */
export const ANY: Domain = { low: -Infinity, high: Infinity, among: null, without: new Set() };

/** The values that two domains have in common. */
export function meet(one: Domain, two: Domain): Domain {
  const among = one.among && two.among ? new Set([...one.among].filter((each) => two.among?.has(each))) : null;
  return {
    low: Math.max(one.low, two.low),
    high: Math.min(one.high, two.high),
    among: among ?? one.among ?? two.among,
    without: new Set([...one.without, ...two.without]),
  };
}

/** Whether a domain is known to have no value. */
export function isEmpty({ low, high, among, without }: Domain): boolean {
  if (low > high) return true;
  return among !== null && [...among].every((each) => without.has(each) || Number(each) < low || Number(each) > high);
}

/** Whether every value of a domain is one of another. */
export function isWithin(inner: Domain, outer: Domain): boolean {
  const among = inner.among && new Set([...inner.among].filter((each) => !inner.without.has(each)));
  const isNone = (each: string): boolean =>
    inner.without.has(each) || Number(each) < inner.low || Number(each) > inner.high || among?.has(each) === false;
  const isBetween = (low: number, high: number): boolean => low >= outer.low && high <= outer.high;
  const isUnbounded = outer.low === -Infinity && outer.high === Infinity;
  if (!isUnbounded && !isBetween(inner.low, inner.high)) {
    if (among === null || ![...among].map(Number).every((each) => isBetween(each, each))) return false;
  }
  if (outer.among !== null && (among === null || ![...among].every((each) => outer.among?.has(each)))) return false;
  return [...outer.without].every(isNone);
}
