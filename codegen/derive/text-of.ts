/** A value as text, equal for equal values: for keys of maps and comparisons. */
export function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_name, each: unknown) =>
      typeof each === 'bigint' ? `${each}n` : each instanceof Map ? [...(each as Map<unknown, unknown>)] : each,
    ) ?? 'undefined'
  );
}
