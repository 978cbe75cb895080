/** A bus tag beyond the function's own Routing ID: that of a scalable device interface, a PASID, or both. */
export interface BusTag {
  readonly routingId: number | null;
  readonly pasid: number | null;
}

/**
 * How a controller reaches host memory. `tag` names the address space, `null` the untagged one. Addresses are Numbers
 * below 2^53. `false` is a fault: nothing was transferred.
 */
export interface DmaPort {
  /** Reads as many bytes as `into` holds. */
  read(tag: BusTag | null, address: number, into: Uint8Array): boolean;
  /** Writes all bytes of `from`. */
  write(tag: BusTag | null, address: number, from: Uint8Array): boolean;
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
  read(address: number, into: Uint8Array): boolean {
    return isReachable(address, into.length) && this.#port.read(this.tag, address, into);
  }

  /** Writes all bytes of `from`; `false` for a fault. */
  write(address: number, from: Uint8Array): boolean {
    return isReachable(address, from.length) && this.#port.write(this.tag, address, from);
  }
}

/** A 64-bit address from its little-endian bytes. From 2^53 on it is not exact, and an access there is a fault. */
export function readAddress(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

function isReachable(address: number, length: number): boolean {
  return address + length <= Number.MAX_SAFE_INTEGER;
}

/** Memory of an address space that cannot be named on the bus: every access is a fault. */
export const UNREACHABLE: DmaPort = { read: () => false, write: () => false };
