import type { Vector } from '../../codegen/model/vector.ts';

/** Which vectors run: those that match a pattern of `only` (all, where there is none) and none of `skip`. */
export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** One part of several; absent: all. */
  readonly shard?: Shard;
}

/** Part `index` (from 1) of `count`. In which part a vector is depends on its id alone: other vectors move none. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/4`; `null` for anything else. At most 1000 parts. */
export function parseShard(text: string): Shard | null {
  const [, index = '', count = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return index !== '' && shard.index <= shard.count && shard.count <= MOST_SHARDS ? shard : null;
}

const MOST_SHARDS = 1000;

/**
 * Whether a vector is selected. A pattern is a vector's id, a requirement id or a group, `command:NAME` for a command that it
 * submits itself (what brings the device to where it begins does not count), or `flag:NAME`; `*` and `?` stand for characters.
 */
export function isSelected(vector: Vector, group: string, { only, skip, shard }: Selection): boolean {
  if (shard && hash(vector.id) % shard.count !== shard.index - 1) return false;
  if (only.length === 0 && skip.length === 0) return true;
  const flags = (vector.flags ?? []).map((flag) => `flag:${flag}`);
  const names = [vector.id, group, ...vector.requirements, ...flags, ...commandsOf(vector)];
  const matches = (pattern: string): boolean => names.some((name) => matchesPattern(name, pattern));
  return (only.length === 0 || only.some(matches)) && !skip.some(matches);
}

function commandsOf(vector: Vector): readonly string[] {
  if (vector.kind === 'codec') return [`command:${vector.struct}`];
  const names = vector.steps.flatMap((step) => ('command' in step && step.command !== undefined ? [step.command] : []));
  return [...new Set(names)].map((name) => `command:${name}`);
}

/** Whether a name matches a pattern as a whole, in any case of letters. */
export function matchesPattern(name: string, pattern: string): boolean {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) =>
    character === '*' ? '.*' : character === '?' ? '.' : `\\${character}`,
  );
  return new RegExp(`^${source}$`, 'i').test(name);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
