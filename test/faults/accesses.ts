import type { BusTag, DmaPort } from '../../reference/controller/dma.ts';

/** An access of the device to host memory. */
export interface Access {
  readonly direction: 'read' | 'write';
  readonly size: number;
  readonly tag: BusTag | null;
  readonly address: number;
}

const COMPLETION = 16;
const ENTRY = 64;
/** Bytes of the smallest logical block: what is shorter is no data of an I/O command. */
const BLOCK = 512;
const PRP = 8;

/** A completion queue entry, by its size. */
export const isCompletion = ({ direction, size }: Access): boolean => direction === 'write' && size === COMPLETION;

/** A submission queue entry, by its size. */
export const isEntry = ({ direction, size }: Access): boolean => direction === 'read' && size === ENTRY;

/** Data of an I/O command, or a data structure that is as long. */
export const isData = ({ size }: Access): boolean => size >= BLOCK;

/** A part of a PRP list, of a controller whose commands bring no other short data with them. */
export const isList = ({ direction, size }: Access): boolean =>
  direction === 'read' && size < BLOCK && size !== ENTRY && size % PRP === 0;

/** An access on behalf of an extended controller that has a tag. */
export const isTagged = ({ tag }: Access): boolean => tag !== null;

/** Both. */
export function and(...all: readonly ((access: Access) => boolean)[]): (access: Access) => boolean {
  return (access) => all.every((each) => each(access));
}

/** A port that makes some accesses at another place. */
export function rerouted(
  isWanted: (access: Access) => boolean,
  place: (access: Access) => Partial<Pick<Access, 'tag' | 'address'>>,
): (bus: DmaPort) => DmaPort {
  return (bus) => {
    const at = (access: Access): Access => (isWanted(access) ? { ...access, ...place(access) } : access);
    return {
      ...forgetting(bus),
      read(tag, address, into) {
        const there = at({ direction: 'read', size: into.length, tag, address });
        return bus.read(there.tag, there.address, into);
      },
      write(tag, address, from) {
        const there = at({ direction: 'write', size: from.length, tag, address });
        return bus.write(there.tag, there.address, from);
      },
    };
  };
}

/** A port that changes some of what the device writes. Where `change` returns `false`, it is not written, and the device does not know. */
export function writing(
  isWanted: (access: Access) => boolean,
  change: (bytes: Uint8Array, access: Access, bus: DmaPort) => unknown,
): (bus: DmaPort) => DmaPort {
  return (bus) => ({
    ...forgetting(bus),
    read: (tag, address, into) => bus.read(tag, address, into),
    write(tag, address, from) {
      const access: Access = { direction: 'write', size: from.length, tag, address };
      if (!isWanted(access)) return bus.write(tag, address, from);
      const bytes = from.slice();
      return change(bytes, access, bus) === false || bus.write(tag, address, bytes);
    },
  });
}

/** A port that changes some of what the device reads. */
export function reading(
  isWanted: (access: Access) => boolean,
  change: (bytes: Uint8Array, access: Access, bus: DmaPort) => void,
): (bus: DmaPort) => DmaPort {
  return (bus) => ({
    ...forgetting(bus),
    read(tag, address, into) {
      const isThere = bus.read(tag, address, into);
      const access: Access = { direction: 'read', size: into.length, tag, address };
      if (isThere && isWanted(access)) change(into, access, bus);
      return isThere;
    },
    write: (tag, address, from) => bus.write(tag, address, from),
  });
}

function forgetting(bus: DmaPort): Pick<DmaPort, 'forget'> {
  return bus.forget ? { forget: (tag) => bus.forget?.(tag) } : {};
}
