import type { DmaPort } from '../../reference/controller/dma.ts';
import { and, isData, isEntry, isList, reading, rerouted } from './accesses.ts';
import type { Fault } from './fault.ts';

const PAGE = 4096;
const PRP = 8;
/** The places of PRP1 and PRP2 in a submission queue entry, in bytes. */
const [PRP1, PRP2] = [24, 32] as const;
const NSID = 4;

const isTransfer = (entry: Uint8Array): boolean => entry[NSID] !== 0;

function address(bytes: Uint8Array, at: number): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true);
}

function setAddress(bytes: Uint8Array, at: number, value: bigint): void {
  new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(at, value, true);
}

/** Mistakes with the pages of data. */
export const PRP_FAULTS: readonly Fault[] = [
  {
    name: 'offset-of-first-page-ignored',
    effect: 'The device begins a transfer at the begin of a page, and overwrites what lies before the buffer',
    requirements: ['NB-QUE-4'],
    tamper: () => ({
      port: reading(isEntry, (entry) => {
        if (isTransfer(entry)) setAddress(entry, PRP1, address(entry, PRP1) & ~0xfffn);
      }),
    }),
  },
  {
    name: 'second-page-taken-as-list',
    effect: 'The device reads the second page of the data as a PRP list, and writes to where data leads it',
    requirements: ['NB-QUE-4'],
    tamper: () => ({
      port: reading(isEntry, (entry, { tag }, bus) => {
        const place = address(entry, PRP2);
        const pointer = new Uint8Array(PRP);
        if (isTransfer(entry) && place > 0n && bus.read(tag, Number(place), pointer))
          setAddress(entry, PRP2, address(pointer, 0));
      }),
    }),
  },
  {
    name: 'list-taken-as-page',
    effect: 'The device writes data over the PRP list',
    requirements: ['NB-QUE-4'],
    tamper: () => {
      let list: number | null = null;
      return {
        powerOn: () => (list = null),
        port: (bus: DmaPort): DmaPort => ({
          ...rerouted(isData, ({ address: at }) => {
            const place = list;
            list = null;
            return { address: place ?? at };
          })(bus),
          read(tag, at, into) {
            const access = { direction: 'read', size: into.length, tag, address: at } as const;
            if (isList(access)) list = at - (at % PAGE);
            return bus.read(tag, at, into);
          },
        }),
      };
    },
  },
  {
    name: 'pages-of-list-swapped',
    effect: 'The device takes the pages of a PRP list in the wrong order, and files are garbled',
    requirements: ['NB-QUE-4'],
    tamper: () => ({
      port: reading(isList, (entries) => {
        if (entries.length < 2 * PRP) return;
        const [first, second] = [address(entries, 0), address(entries, PRP)];
        setAddress(entries, 0, second);
        setAddress(entries, PRP, first);
      }),
    }),
  },
  {
    name: 'list-goes-on-behind-page',
    effect: 'The device reads a PRP list on behind the page that it begins in, instead of where the last entry leads',
    requirements: ['NB-QUE-4', 'NB-PRP-3'],
    tamper: () => {
      let end: number | null = null;
      return {
        powerOn: () => (end = null),
        port: rerouted(isList, ({ address: at, size }) => {
          const continued = at % PAGE === 0 ? end : null;
          end = (at + size) % PAGE === 0 ? at + size : null;
          return { address: continued ?? at };
        }),
      };
    },
  },
  {
    name: 'offset-in-later-entry-ignored',
    effect:
      'The device clears the offset of later PRP entries instead of refusing the command, and writes where a host did not say',
    requirements: ['NB-QUE-5'],
    tamper: () => ({
      port: reading(
        (access) => isList(access) || isEntry(access),
        (bytes, access) => {
          if (isEntry(access)) {
            if (isTransfer(bytes) && address(bytes, PRP1) % 0x1000n === 0n)
              setAddress(bytes, PRP2, address(bytes, PRP2) & ~0xfffn);
          } else for (let at = 0; at < bytes.length; at += PRP) setAddress(bytes, at, address(bytes, at) & ~0xfffn);
        },
      ),
    }),
  },
  {
    name: 'list-read-beyond-data',
    effect:
      'The device reads a whole PRP list page where the data needs one entry, and meets a fault in memory that is not its own',
    requirements: ['NB-PRP-4'],
    tamper: () => ({
      port: (bus: DmaPort): DmaPort => ({
        forget: (tag) => bus.forget?.(tag),
        write: (tag, at, from) => bus.write(tag, at, from),
        read(tag, at, into) {
          const access = { direction: 'read', size: into.length, tag, address: at } as const;
          if (isList(access) && !bus.read(tag, at, new Uint8Array(into.length + PRP))) return false;
          return bus.read(tag, at, into);
        },
      }),
    }),
  },
  {
    name: 'data-page-boundary-ignored',
    effect: 'The device writes on into the page behind the first one, instead of the page that PRP2 names',
    requirements: ['NB-QUE-4'],
    tamper: () => {
      let next: number | null = null;
      return {
        powerOn: () => (next = null),
        port: rerouted(
          and(isData, () => true),
          ({ address: at, size }) => {
            const place = at % PAGE === 0 && next !== null ? next : at;
            next = at % PAGE !== 0 && (at + size) % PAGE === 0 ? at + size : null;
            return { address: place };
          },
        ),
      };
    },
  },
];
