import type { VectorFile } from '../../codegen/model/vector.ts';
import { Random } from '../fuzz/random.ts';

/** The files and the vectors in each of them in an order that follows from the seed: a device that remembers too much shows it. */
export function shuffled(files: readonly VectorFile[], seed: number): readonly VectorFile[] {
  const random = new Random(seed);
  return inDisorder(files, random).map((file) => ({ ...file, vectors: inDisorder(file.vectors, random) }));
}

/** Fisher and Yates. */
function inDisorder<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
