import { decodeSqe } from '../../reference/generated/structures/sqe.ts';
import type { Fetch } from './outstanding.ts';

/** What a command costs its controller (XC-QCH-2 to XC-QCH-4). */
export interface Cost {
  readonly bytes: number;
  readonly isWrite: boolean;
}

/** Commands whose data are logical blocks. */
const MOVES = ['Read', 'Write', 'Compare'];
const WRITES = ['Write', 'Write Zeroes', 'Dataset Management'];
/** Commands that make the media read what no host gets. */
const READS_ALONE = 'Verify';

/** What an I/O command costs. `blockSize`: bytes of a logical block of the namespace that it names. */
export function costOf(fetch: Fetch, blockSize: (nsid: number) => number): Cost {
  return {
    bytes: MOVES.includes(fetch.name) ? blockBytes(fetch, blockSize) : 0,
    isWrite: WRITES.includes(fetch.name),
  };
}

/** Bytes that the media reads for a command without moving them to the host, which cost nothing. */
export function freeBytes(fetch: Fetch, blockSize: (nsid: number) => number): number {
  return fetch.name === READS_ALONE ? blockBytes(fetch, blockSize) : 0;
}

/** The operations that a command counts as. `unit`: bytes of one; 0: every command is one. */
export function operationsOf(bytes: number, unit: number): number {
  return unit === 0 || bytes === 0 ? 1 : Math.ceil(bytes / unit);
}

function blockBytes({ entry }: Fetch, blockSize: (nsid: number) => number): number {
  const { nsid, cdw12 } = decodeSqe(entry);
  return ((cdw12 & 0xffff) + 1) * blockSize(nsid);
}
