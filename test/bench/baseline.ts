/** How many small records one unit of the baseline makes and looks up. */
const RECORDS = 1000;

/**
 * A fixed amount of pure JavaScript work, the unit of ratios: records, a map and integer arithmetic, as the controller has
 * them. Two machines, or two moments of a busy one, are compared by how many commands they do in the time of one unit.
 */
export function baseline(): number {
  const records = new Map<number, { readonly key: number; readonly value: number }>();
  let value = 1;
  for (let key = 0; key < RECORDS; key++) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0;
    records.set(key, { key, value });
  }
  let sum = 0;
  for (let key = 0; key < RECORDS; key++) sum = (sum + (records.get(key)?.value ?? 0)) >>> 0;
  return sum;
}
