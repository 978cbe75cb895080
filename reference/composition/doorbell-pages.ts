import type { RegisterPort } from '../host/register-access.ts';

/** Where doorbells begin in the register space of every controller. */
const FIRST_DOORBELL = 0x1000;

/** Doorbells of one controller as a level of virtualization sees them. */
export interface DoorbellWindow {
  /** CAP.DSTRD of the doorbells in this window. */
  readonly stride: number;
  /** Writes 4 bytes at an offset in the page of queue `qid`; other offsets than the two doorbells do nothing. */
  write(qid: number, offset: number, value: number): void;
  /** Reads 4 bytes: 0, and a flush of earlier writes. */
  read(qid: number, offset: number): number;
}

/** The page of a queue's doorbells in a register space, and what stands where in it. */
export interface DoorbellPage {
  readonly qid: number;
  /** Offset of the access from the submission queue's tail doorbell, in bytes. */
  readonly offset: number;
}

/** Bytes from the doorbells of one queue pair to those of the next. */
export function pairDistance(stride: number): number {
  return 8 << stride;
}

/** The queue whose share of the register space holds an offset; `null` below the doorbells. */
export function doorbellPageAt(offset: number, stride: number): DoorbellPage | null {
  if (offset < FIRST_DOORBELL) return null;
  const distance = pairDistance(stride);
  const qid = Math.floor((offset - FIRST_DOORBELL) / distance);
  return { qid, offset: offset - FIRST_DOORBELL - qid * distance };
}

/** Where the doorbells of a queue begin in a register space. */
export function doorbellsOf(qid: number, stride: number): number {
  return FIRST_DOORBELL + qid * pairDistance(stride);
}

/**
 * Whether a level with pages of `pageSize` bytes can map the doorbells of a queue straight through: they share no page
 * with registers or with another queue (XC-DBP-1). Queue 0 shares its page with the registers where pages are larger than
 * 4 KiB: its two doorbells are forwarded.
 */
export function isMappable(qid: number, stride: number, pageSize: number): boolean {
  return pairDistance(stride) % pageSize === 0 && (pageSize <= FIRST_DOORBELL || qid > 0);
}

/** The doorbell pages of the device that an extended controller's queues have: the map of its grant (XC-DBM-1). */
export class DeviceDoorbells implements DoorbellWindow {
  readonly stride: number;
  readonly #device: RegisterPort;
  #map: ReadonlyMap<number, number>;

  constructor(device: RegisterPort, stride: number, map: ReadonlyMap<number, number>) {
    this.stride = stride;
    this.#device = device;
    this.#map = map;
  }

  /** Takes every mapping away before the pairs get another owner: later accesses reach nothing. */
  revoke(): void {
    this.#map = new Map();
  }

  /** Maps the pages of another grant, once the pairs of the former one are mapped nowhere. */
  remap(map: ReadonlyMap<number, number>): void {
    this.#map = map;
  }

  write(qid: number, offset: number, value: number): void {
    const at = this.#offset(qid, offset);
    if (at !== null) this.#device.writeRegister(at, 4, value);
  }

  read(qid: number, offset: number): number {
    const at = this.#offset(qid, offset);
    return at === null ? 0 : this.#device.readRegister(at, 4);
  }

  #offset(qid: number, offset: number): number | null {
    const pair = this.#map.get(qid);
    if (pair === undefined || offset >= pairDistance(this.stride)) return null;
    return doorbellsOf(pair, this.stride) + offset;
  }
}
