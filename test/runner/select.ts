import type { Vector } from '../../codegen/model/vector.ts';

/** Which vectors run: those that match a pattern of `only` (all, where there is none) and none of `skip`. */
export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** Whether a vector is selected. A pattern is a vector's id, a requirement id or a group; `*` and `?` stand for characters. */
export function isSelected(vector: Vector, group: string, { only, skip }: Selection): boolean {
  const names = [vector.id, group, ...vector.requirements];
  const matches = (pattern: string): boolean => names.some((name) => matchesPattern(name, pattern));
  return (only.length === 0 || only.some(matches)) && !skip.some(matches);
}

/** Whether a name matches a pattern as a whole, in any case of letters. */
export function matchesPattern(name: string, pattern: string): boolean {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) =>
    character === '*' ? '.*' : character === '?' ? '.' : `\\${character}`,
  );
  return new RegExp(`^${source}$`, 'i').test(name);
}
