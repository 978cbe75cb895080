import type { BusTag, DmaPort } from '../../reference/controller/dma.ts';
import type { MediaOperation } from '../../reference/controller/media.ts';
import type { Tampering } from './host.ts';

const CQE_SIZE = 16;
const SQE_SIZE = 64;
const POINTER_SIZE = 8;
const STRAY = 0x1000;
/** Bytes of what is surely no queue entry. */
const LEAST_DATA = 128;

/** A port that changes the completions of extended controllers. */
export function completions(change: (entry: Uint8Array) => void): Tampering {
  return {
    port: (bus) => ({
      read: (tag, address, into) => bus.read(tag, address, into),
      write(tag, address, from) {
        const bytes = from.slice();
        if (tag !== null && bytes.length === CQE_SIZE) change(bytes);
        return bus.write(tag, address, bytes);
      },
    }),
  };
}

/** A port that changes the data that extended controllers return. */
export function returned(change: (data: Uint8Array) => void): Tampering {
  return {
    port: (bus) => ({
      read: (tag, address, into) => bus.read(tag, address, into),
      write(tag, address, from) {
        const bytes = from.slice();
        if (tag !== null && bytes.length >= LEAST_DATA) change(bytes);
        return bus.write(tag, address, bytes);
      },
    }),
  };
}

/** A port that gives accesses another tag. */
export function retagged(change: (tag: BusTag | null) => BusTag | null): Tampering {
  return {
    port: (bus) => ({
      read: (tag, address, into) => bus.read(change(tag), address, into),
      write: (tag, address, from) => bus.write(change(tag), address, from),
    }),
  };
}

type Read = (tag: BusTag | null, address: number, into: Uint8Array) => boolean;

/** A port that reads the submission queue entries of extended controllers otherwise; `read` is the right way. */
export function fetches(fetch: (read: Read, ...access: Parameters<Read>) => boolean): Tampering {
  return {
    port: (bus) => {
      const right: Read = (tag, address, into) => bus.read(tag, address, into);
      return {
        read: (tag, address, into) =>
          tag !== null && into.length === SQE_SIZE ? fetch(right, tag, address, into) : right(tag, address, into),
        write: (tag, address, from) => bus.write(tag, address, from),
      };
    },
  };
}

/** A device that says of the data that it reads for extended controllers that it was a command. */
export function boastful(): Tampering {
  return {
    port: (bus) => ({
      read(tag, address, into) {
        const isServed = bus.read(tag, address, into);
        if (tag !== null && into.length >= LEAST_DATA) bus.mark({ kind: 'command', controller: null, sqid: 1 });
        return isServed;
      },
      write: (tag, address, from) => bus.write(tag, address, from),
    }),
  };
}

/** A port that repeats the last tagged write whenever the primary controller gets a completion. */
export function repeating(bus: DmaPort): DmaPort {
  let last: (() => void) | null = null;
  return {
    read: (tag, address, into) => bus.read(tag, address, into),
    write(tag, address, from) {
      if (tag === null) last?.();
      else last = () => void bus.write(tag, address, from);
      return bus.write(tag, address, from);
    },
  };
}

/** A port that writes only every second completion of an extended controller. */
export function losing(bus: DmaPort): DmaPort {
  let isLost = false;
  return {
    read: (tag, address, into) => bus.read(tag, address, into),
    write(tag, address, from) {
      if (tag !== null && from.length === CQE_SIZE && (isLost = !isLost)) return true;
      return bus.write(tag, address, from);
    },
  };
}

/** A device that reads a little memory whenever it has worked. */
export function restless(): Tampering {
  let port: DmaPort | null = null;
  return {
    port: (bus) => (port = bus),
    device(controller) {
      const settle = controller.settle.bind(controller);
      controller.settle = () => {
        settle();
        port?.read(null, STRAY, new Uint8Array(8));
      };
    },
  };
}

/** An operation that says that it was taken back, and goes on. */
export function uncancelled(_operation: MediaOperation): MediaOperation {
  return { cancel: () => true };
}

/** A device that does not see attributes of its extended controllers when a command changes them. */
export function forgetful(...names: readonly string[]): Tampering {
  return {
    device(controller) {
      const { controlPlane } = controller;
      const hidden = new Map<Record<string, unknown>, Record<string, unknown>>();
      const commit = controlPlane.commit.bind(controlPlane);
      controlPlane.commit = (outcome) => {
        commit(outcome);
        for (const { attributes } of controlPlane.state['XC']?.values() ?? [])
          for (const name of names) {
            if (attributes[name] === 0) continue;
            hidden.set(attributes, { ...hidden.get(attributes), [name]: attributes[name] });
            attributes[name] = 0;
          }
      };
      const settle = controller.settle.bind(controller);
      controller.settle = () => {
        settle();
        for (const [attributes, values] of hidden) Object.assign(attributes, values);
        hidden.clear();
      };
    },
  };
}

/** A port in which entries of the PRP lists of queues name the page after the right one. */
export function misled(bus: DmaPort): DmaPort {
  return {
    read(tag, address, into) {
      const isServed = bus.read(tag, address, into);
      // The second byte of the address: 4 KiB more.
      if (into.length === POINTER_SIZE) into[1] = (into[1] as number) + 0x10;
      return isServed;
    },
    write: (tag, address, from) => bus.write(tag, address, from),
  };
}
