/** Which doorbell stands at an offset. */
export interface Doorbell {
  readonly queue: 'sq' | 'cq';
  readonly qid: number;
}

/** Where the doorbells begin in the controller's register space. */
const FIRST_DOORBELL = 0x1000;

/** The offset of a doorbell; `stride` is CAP.DSTRD. */
export function doorbellOffset({ queue, qid }: Doorbell, stride: number): number {
  return FIRST_DOORBELL + (2 * qid + (queue === 'cq' ? 1 : 0)) * (4 << stride);
}

/** The doorbell at an offset, or `null` where none is: below the first one, between two, or above queue 65535. */
export function doorbellAt(offset: number, stride: number): Doorbell | null {
  const size = 4 << stride;
  const index = (offset - FIRST_DOORBELL) / size;
  if (index < 0 || !Number.isInteger(index) || index >= 2 * 0x1_0000) return null;
  return { queue: index % 2 === 0 ? 'sq' : 'cq', qid: Math.floor(index / 2) };
}
