/** A bus tag beyond the function's own Routing ID: that of a scalable device interface, a PASID, or both. */
export interface BusTag {
  readonly routingId: number | null;
  readonly pasid: number | null;
}

/** What an access to host memory is for: a queue entry, a list of PRP entries, or the data of a command. */
export type DmaPurpose = 'sqe' | 'cqe' | 'prp-list' | 'data';

/**
 * How a controller reaches host memory. `tag` names the address space, `null` the untagged one. Addresses are Numbers
 * below `BEYOND`. `false` is a fault: nothing was transferred. `purpose` is for a trace: no bus carries it.
 */
export interface DmaPort {
  /** Reads as many bytes as `into` holds. */
  read(tag: BusTag | null, address: number, into: Uint8Array, purpose?: DmaPurpose): boolean;
  /** Writes all bytes of `from`. */
  write(tag: BusTag | null, address: number, from: Uint8Array, purpose?: DmaPurpose): boolean;
  /** The use of a tag has stopped: what was kept of its address space is not used any more. */
  forget?(tag: BusTag | null): void;
}

/** The address space of one queue: every access carries the queue's tag and no other. */
export class AddressSpace {
  readonly tag: BusTag | null;
  readonly #port: DmaPort;

  constructor(port: DmaPort, tag: BusTag | null) {
    this.#port = port;
    this.tag = tag;
  }

  /** Reads as many bytes as `into` holds; `false` for a fault. */
  read(address: number, into: Uint8Array, purpose: DmaPurpose = 'data'): boolean {
    return isReachable(address, into.length) && this.#port.read(this.tag, address, into, purpose);
  }

  /** Writes all bytes of `from`; `false` for a fault. */
  write(address: number, from: Uint8Array, purpose: DmaPurpose = 'data'): boolean {
    return isReachable(address, from.length) && this.#port.write(this.tag, address, from, purpose);
  }
}

/** The largest page that CC.MPS can name, in bytes. */
const LARGEST_PAGE = 2 ** 27;
/** From here on memory is beyond reach: an access is a fault. A multiple of every page size. */
const BEYOND = 2 ** 53 - 2 * LARGEST_PAGE;

/** A 64-bit address as a Number. One that is beyond reach becomes another such address with the same offset in its page. */
export function addressOf(value: number | bigint): number {
  return value < BEYOND ? Number(value) : BEYOND + Number(BigInt(value) % BigInt(LARGEST_PAGE));
}

/** A 64-bit address from its little-endian bytes, as `addressOf` gives it. */
export function readAddress(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const low = view.getUint32(at, true);
  const address = view.getUint32(at + 4, true) * 2 ** 32 + low;
  return address < BEYOND ? address : BEYOND + (low % LARGEST_PAGE);
}

function isReachable(address: number, length: number): boolean {
  return address + length <= BEYOND;
}

/** Memory of an address space that cannot be named on the bus: every access is a fault. */
export const UNREACHABLE: DmaPort = { read: () => false, write: () => false };
