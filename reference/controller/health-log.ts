import type { FieldInput } from '../../codegen/model/codec.ts';
import { bytesToHex } from '../../codegen/model/hex.ts';
import type { Known } from './base-image.ts';

/** Blocks of 512 bytes in one data unit. */
const DATA_UNIT = 1000;
const MINUTE = 60e9;
const HOUR = 60 * MINUTE;

/**
 * The SMART / Health Information log page of a device that does not wear out, and whose temperature stays the same. What a
 * controller shows of the device instead of this is for the tables to say.
 */
export function healthLog({ configuration: { CTEMP }, health }: Known): FieldInput {
  const { counts, busyTime, age, recordedErrors } = health;
  return {
    CTEMP,
    AVSP: 100,
    AVSPT: 10,
    DUR: counter(Math.ceil(counts.blocksRead / DATA_UNIT)),
    DUW: counter(Math.ceil(counts.blocksWritten / DATA_UNIT)),
    HRC: counter(counts.reads),
    HWC: counter(counts.writes),
    CBT: counter(Math.floor(busyTime / MINUTE)),
    PWRC: counter(counts.powerCycles),
    POH: counter(Math.floor(age / HOUR)),
    UNSS: counter(counts.unsafeShutdowns),
    MDIE: counter(counts.mediaErrors),
    NEILE: counter(recordedErrors),
  };
}

/** Sixteen bytes that hold a number, the least significant one first, in hexadecimal. */
function counter(value: number | bigint): string {
  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setBigUint64(0, BigInt(value), true);
  return bytesToHex(new Uint8Array(bytes.buffer));
}
