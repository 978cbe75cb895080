import type { NamedSpace } from './spaces.ts';

/** The buffers in which a queue lies: one for all of it, or one for each of its pages. */
export interface QueueBuffers {
  readonly names: readonly string[];
  /** Bytes in each of them, where there are several. */
  readonly pageSize: number;
  readonly space: NamedSpace;
}

/** The slot of a queue as the slot of one of its buffers. */
export function placeOf(
  { names, pageSize }: Pick<QueueBuffers, 'names' | 'pageSize'>,
  slot: number,
  entrySize: number,
): { readonly buffer: string; readonly slot: number } {
  const entries = names.length > 1 ? pageSize / entrySize : Infinity;
  const page = Math.floor(slot / entries);
  const buffer = names[page];
  if (buffer === undefined)
    throw new Error(`Unexpected slot ${slot}, expected one in the ${names.length} buffers of the queue`);
  return { buffer, slot: page === 0 ? slot : slot - page * entries };
}
