import type { Random } from '../../fuzz/random.ts';
import { NAMESPACES } from '../platform.ts';

/** A command as both controllers get it: the fields of its entry and the data beside it. */
export interface Command {
  readonly opcode: number;
  readonly nsid: number;
  /** Command Dwords 10 to 15. */
  readonly dwords: readonly number[];
  /** FUSE, PSDT and the reserved bits between them. */
  readonly flags: number;
  /** The data buffer; `null` where the pointers are those of `pointers`. */
  readonly data: Uint8Array | null;
  readonly pointers: readonly [number, number];
}

const { blocks, blockSize, inactive } = NAMESPACES;
const EVENT_REQUEST = 0x0c;
/** Memory that nobody has mapped, an address that is not aligned, and none. */
const POINTERS = [0x7_0000_0000, 0x7_0000_0003, 0x7_0000_0200, 0] as const;
const NAMESPACE_IDENTIFIERS = [0, 1, 2, inactive, inactive + 1, 0xffff_fffe, 0xffff_ffff] as const;
const STRUCTURES = [0, 1, 2, 3, 4, 6, 8, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x1f, 0xff] as const;
const LOGS = [0, 1, 2, 3, 4, 5, 6, 0x12, 0x13, 0xd0] as const;
const FEATURES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xa, 0xb, 0xc, 0x16, 0x7f, 0xff] as const;
/** Vectors that both controllers have. */
const VECTORS = 4;
const IDENTIFY_SIZE = 4096;

/** Dwords of which the first ones are given. */
const dwords = (...first: readonly number[]): readonly number[] =>
  Array.from({ length: 6 }, (_, i) => (first[i] ?? 0) >>> 0);

/** Makes some of the commands wrong: flags that are not supported, and data that cannot be reached. */
function finish(random: Random, command: Omit<Command, 'flags' | 'pointers'>): Command {
  const isLost = random.percent(4);
  return {
    ...command,
    flags: random.percent(3) ? random.below(256) : 0,
    data: isLost ? null : command.data,
    pointers: [random.pick(POINTERS), random.pick(POINTERS)],
  };
}

/** A command of the admin queue that touches no queue. */
export function adminCommand(random: Random): Command {
  const nsid = random.percent(70) ? 0 : random.pick(NAMESPACE_IDENTIFIERS);
  const which = random.below(100);
  if (which < 30)
    return finish(random, {
      opcode: 0x06,
      nsid: random.pick(NAMESPACE_IDENTIFIERS),
      dwords: dwords(
        random.pick(STRUCTURES) + random.pick([0, 0, 1, 2, 0xfff0]) * 0x1_0000,
        random.percent(10) ? 2 << 24 : 0,
      ),
      data: new Uint8Array(IDENTIFY_SIZE),
    });
  if (which < 45) {
    const length = random.pick([4, 512, 1024, IDENTIFY_SIZE]);
    const retain = random.below(2) << 15;
    return finish(random, {
      opcode: 0x02,
      nsid,
      dwords: dwords((length / 4 - 1) * 0x1_0000 + retain + random.pick(LOGS)),
      data: new Uint8Array(length),
    });
  }
  if (which < 65)
    return finish(random, {
      opcode: 0x0a,
      nsid,
      dwords: dwords(random.pick(FEATURES) + random.below(6) * 0x100, random.below(VECTORS)),
      data: new Uint8Array(512),
    });
  if (which < 85)
    return finish(random, {
      opcode: 0x09,
      nsid,
      dwords: dwords(random.pick(FEATURES) + (random.percent(10) ? 0x8000_0000 : 0), featureValue(random)),
      data: new Uint8Array(512).fill(0, 1).fill(random.below(3), 0, 1),
    });
  if (which < 92) return finish(random, { opcode: 0x08, nsid, dwords: dwords(random.word()), data: new Uint8Array(0) });
  if (which < 94) return finish(random, { opcode: EVENT_REQUEST, nsid, dwords: dwords(), data: new Uint8Array(0) });
  return finish(random, {
    opcode: random.below(256),
    nsid,
    dwords: dwords(0, 0, 0, 0, 0, 0),
    data: new Uint8Array(IDENTIFY_SIZE),
  });
}

/** Small values, and sometimes all bits. */
function featureValue(random: Random): number {
  return random.pick([0, 1, 3, 0x0101, 0x0001_0001, 0xa03, 0x1f, 0xffff, 0xffff_ffff, 0x0001_0000]);
}

/** A command of an I/O queue. */
export function ioCommand(random: Random): Command {
  const opcode = random.percent(90) ? random.pick([0, 1, 2, 5, 8, 9, 0xc]) : random.below(256);
  const nsid = random.percent(80) ? random.between(1, 2) : random.pick(NAMESPACE_IDENTIFIERS);
  if (opcode === 9) {
    const count = random.between(1, 3);
    const view = new DataView(new ArrayBuffer(count * 16));
    for (let i = 0; i < count; i++) {
      view.setUint32(i * 16 + 4, random.between(0, 5), true);
      view.setUint32(i * 16 + 8, random.below(blocks + 2), true);
    }
    return finish(random, {
      opcode,
      nsid,
      dwords: dwords(count - 1, random.below(8)),
      data: new Uint8Array(view.buffer),
    });
  }
  const count = random.between(1, 12);
  const start = random.below(blocks + 2);
  const attributes = random.below(4) * 0x4000_0000 + (random.percent(5) ? 0x0200_0000 : 0);
  const data = new Uint8Array(count * blockSize);
  for (let i = 0; i < count; i++) data.fill(random.below(4), i * blockSize, (i + 1) * blockSize);
  return finish(random, {
    opcode,
    nsid,
    dwords: dwords(start, random.percent(3) ? 1 : 0, attributes + count - 1),
    data: opcode === 2 ? new Uint8Array(data.length) : data,
  });
}
