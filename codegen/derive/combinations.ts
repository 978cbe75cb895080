import type { Field } from '../model/layout.ts';
import type { Candidate } from './candidates.ts';

/** Every combination of one option for each field. */
export function* product(
  dimensions: readonly { field: Field; options: readonly Candidate[] }[],
): Generator<Record<string, Candidate['value']>> {
  const [first, ...rest] = dimensions;
  if (!first) {
    yield {};
    return;
  }
  for (const option of first.options) {
    for (const others of product(rest)) yield { [first.field.mnemonic]: option.value, ...others };
  }
}

/** Every choice of `size` items, in order. */
export function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i++) {
    const item = items[i];
    if (item === undefined) continue;
    for (const others of subsets(items, size - 1, i + 1)) yield [item, ...others];
  }
}
