/** Whether two parts of a model say the same at the same place. */
export function isSame(one: unknown, two: unknown): boolean {
  return one === two || serialized(one) === serialized(two);
}

/** JSON cannot hold a bigint: numbers beyond 2^53 get a mark. */
function serialized(value: unknown): string {
  return String(JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)));
}
