/** Neighbouring numbers that belong together; `owner` is the position of an extended controller, or `null`. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly owner: number | null;
}

/** Parts `first` to `last`: each number that has an owner by itself, those between as ranges. */
export function rangesOf(first: number, last: number, owners: ReadonlyMap<number, number>): Range[] {
  const ranges: Range[] = [];
  for (let number = first; number <= last; number += 1) {
    const owner = owners.get(number) ?? null;
    const before = ranges.at(-1);
    if (owner === null && before?.owner === null) ranges[ranges.length - 1] = { ...before, last: number };
    else ranges.push({ first: number, last: number, owner });
  }
  return ranges;
}

/** `entry 4`, or `entries 4 to 6`. */
export function rangeText({ first, last }: Range, one: string, many: string): string {
  return first === last ? `${one} ${first}` : `${many} ${first} to ${last}`;
}
