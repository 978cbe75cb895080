import type { Space } from '../../runner/adapter.ts';
import { hexadecimal } from '../space-tags.ts';
import type { Fields } from './messages.ts';
import { GREATEST_TRANSFER } from './methods.ts';

/** The number that a reply has. */
export function valueOf({ value }: Fields): bigint {
  return BigInt(String(value));
}

/** The parameters of a call about a range of memory. */
export function rangeOf(space: Space, address: number, size: number): Fields {
  return { space: spaceFields(space), iova: hexadecimal(address), size };
}

/** An address space as the protocol writes it. */
export function spaceFields({ name, tag }: Space): Fields {
  return { name, tag: tag as Fields | null };
}

/** The begin and the size of each piece of a transfer. */
export function* pieces(size: number): Generator<readonly [number, number]> {
  for (let at = 0; at < size; at += GREATEST_TRANSFER) yield [at, Math.min(GREATEST_TRANSFER, size - at)];
}
