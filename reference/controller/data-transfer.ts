import type { AddressSpace } from './dma.ts';
import type { Segment } from './prp.ts';
import { listedPages, walkPrps } from './prp.ts';
import type { DataPlaneStatus } from './status.ts';

/** The data buffer of one command in host memory, or the status of a command that names none. */
export type DataBuffer = { readonly segments: readonly Segment[] } | { readonly status: DataPlaneStatus };

/** The greatest MDTS of this controller: no command makes it hold more than 2 MiB. */
const GREATEST_MDTS = 9;

/**
 * What this controller asks of the limit MDTS, which is a power of two in units of 4 KiB, where the specification has it.
 * @throws RangeError for one that it cannot have.
 */
export function checkTransferLimit({ MDTS }: Readonly<Record<string, number>>): void {
  if (MDTS === undefined || (Number.isInteger(MDTS) && MDTS >= 1 && MDTS <= GREATEST_MDTS)) return;
  throw new RangeError(`Unexpected limit MDTS ${MDTS}, expected 1 to ${GREATEST_MDTS} (8 KiB to 2 MiB)`);
}

/** Moves the data of commands between host memory and the controller. */
export class DataTransfer {
  readonly #space: AddressSpace;
  readonly #pageSize: number;

  constructor(space: AddressSpace, pageSize: number) {
    this.#space = space;
    this.#pageSize = pageSize;
  }

  /** Where the data of a command lies. Nothing of it has been moved yet. */
  buffer(prp1: number, prp2: number, length: number): DataBuffer {
    const walk = walkPrps(this.#space, prp1, prp2, length, this.#pageSize);
    if ('segments' in walk) return walk;
    return { status: statusOf(walk.fault) };
  }

  /** The host's data; `null` after a fault. */
  fromHost(segments: readonly Segment[]): Uint8Array | null {
    const data = new Uint8Array(totalLength(segments));
    return this.#each(segments, data, (address, part) => this.#space.read(address, part)) ? data : null;
  }

  /** Writes as much of the data as the segments hold; `false` after a fault. */
  toHost(segments: readonly Segment[], data: Uint8Array): boolean {
    return this.#each(segments, data, (address, part) => this.#space.write(address, part));
  }

  #each(segments: readonly Segment[], data: Uint8Array, move: (address: number, part: Uint8Array) => boolean): boolean {
    let done = 0;
    for (const { address, length } of segments) {
      // One segment that takes all of the data needs no view of a part.
      const part = done === 0 && length === data.length ? data : data.subarray(done, done + length);
      done += length;
      if (!move(address, part)) return false;
    }
    return true;
  }
}

/** Why the memory of a queue that a command creates cannot be used: what is wrong with its PRP list; `null`: nothing. */
export function listedQueueFault(
  space: AddressSpace,
  list: number,
  length: number,
  pageSize: number,
): DataPlaneStatus | null {
  const pages = listedPages(space, list, Math.ceil(length / pageSize), pageSize);
  return pages === 'offset' || pages === 'transfer' ? statusOf(pages) : null;
}

function statusOf(fault: 'offset' | 'transfer'): DataPlaneStatus {
  return fault === 'offset' ? 'PRP Offset Invalid' : 'Data Transfer Error';
}

function totalLength(segments: readonly Segment[]): number {
  return segments.reduce((total, segment) => total + segment.length, 0);
}
