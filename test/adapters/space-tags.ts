import type { BusTag } from '../../reference/controller/dma.ts';
import type { Space } from '../runner/adapter.ts';
import { UnsupportedError } from '../runner/adapter.ts';

/** The tag of a vector file's space as the bus has it. @throws UnsupportedError for a kind that a bus does not have. */
export function busTag(tag: Space['tag']): BusTag | null {
  if (tag === null) return null;
  if (tag.kind === 'opaque') throw new UnsupportedError('Unexpected opaque tag, expected pasid or rid');
  const value = Number(tag.value);
  if (tag.kind === 'pasid') return { routingId: null, pasid: value };
  return { routingId: value, pasid: tag.pasid === undefined ? null : Number(tag.pasid) };
}

/** And back. */
export function spaceTag(tag: BusTag | null): Space['tag'] {
  if (tag === null) return null;
  const { routingId, pasid } = tag;
  if (routingId === null) return { kind: 'pasid', value: hexadecimal(pasid ?? 0) };
  return { kind: 'rid', value: hexadecimal(routingId), ...(pasid !== null && { pasid: hexadecimal(pasid) }) };
}

/** A number as the vectors and the protocol write it. */
export function hexadecimal(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}
