import type { Outcome } from '../language/operation.ts';
import type { Value } from '../language/values.ts';

/** Whether a list has several entries in an order that follows from what the device chose: no host can know it. */
export function isOrderedByChoice({ returned }: Outcome, keys: ReadonlySet<Value>): boolean {
  return Object.values(returned?.fields ?? {}).some(({ value }) => {
    if (!Array.isArray(value) || value.length < 2) return false;
    return value.some((entry) => Object.values(entry as Record<string, Value>).some((field) => keys.has(field)));
  });
}
