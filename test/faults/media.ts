import { BLOCK_SIZE } from '../../reference/controller/media.ts';
import { isCompletion, writing } from './accesses.ts';
import { mediaWith } from './changed-media.ts';
import type { Fault } from './fault.ts';
import { ioCommands } from './rings.ts';
import { CachedMedia } from '../../reference/controller/cached-media.ts';

/** Opcodes of I/O commands. */
const [WRITE, COMPARE, WRITE_ZEROES] = [0x01, 0x05, 0x08] as const;
/** Places in a submission queue entry, in bytes. */
const [OPCODE, SLBA, CONTROL] = [0, 40, 51] as const;
/** FUA in the last byte of Command Dword 12. */
const FUA = 0x40;
/** A status in the bits above the Phase Tag. */
const COMPARE_FAILURE = 0x285 << 1;
/** Bytes of a volatile cache. */
const CACHE = 1 << 20;
const DONE = { cancel: () => false };

/** Mistakes with what is stored. */
export const MEDIA_FAULTS: readonly Fault[] = [
  {
    name: 'block-off-by-one',
    effect: 'The device returns the block after the one that is read',
    requirements: ['NB-IOD-1'],
    tamper: () => ({
      media: mediaWith((media) => ({ read: (space, block, count, done) => media.read(space, block + 1, count, done) })),
    }),
  },
  {
    name: 'last-block-not-written',
    effect: 'The device writes one block less than a command of several blocks says',
    requirements: ['NB-IOD-1'],
    tamper: () => ({
      media: mediaWith((media) => ({
        write: (space, block, data, done, isDurable) =>
          media.write(space, block, data.length > BLOCK_SIZE ? data.slice(0, -BLOCK_SIZE) : data, done, isDurable),
      })),
    }),
  },
  {
    name: 'write-dropped',
    effect: 'The device reports a write as done and has not written',
    requirements: ['NB-IOD-1'],
    tamper: () => ({
      media: mediaWith(() => ({
        write: (_space, _block, _data, done) => {
          done(true);
          return DONE;
        },
      })),
    }),
  },
  {
    name: 'upper-address-ignored',
    effect:
      'The device looks at the low byte of a logical block address only, and overwrites the begin of the namespace',
    requirements: ['NB-IOD-1'],
    tamper: ioCommands((entry) => entry.fill(0, SLBA + 1, SLBA + 8)),
  },
  {
    name: 'namespaces-confused',
    effect: 'The device stores all namespaces in one place, and a tenant reads what another one wrote',
    requirements: ['NB-IOD-1', 'XC-SUB-1', 'XC-ISO-1'],
    tamper: () => ({
      media: mediaWith((media) => ({
        read: (_space, block, count, done) => media.read(1, block, count, done),
        write: (_space, block, data, done, isDurable) => media.write(1, block, data, done, isDurable),
        zero: (_space, block, count, done, isDurable) => media.zero(1, block, count, done, isDurable),
      })),
    }),
  },
  {
    name: 'fua-ignored',
    effect:
      'The device leaves what is written with FUA in its volatile cache, and a file system loses its journal with the power',
    requirements: ['NB-VWC-1'],
    tamper: () => ({
      ...ioCommands((entry) => void (entry[OPCODE] === WRITE && (entry[CONTROL] = (entry[CONTROL] ?? 0) & ~FUA)))(),
      media: (media) => new CachedMedia(media, () => CACHE),
    }),
  },
  {
    name: 'flush-does-nothing',
    effect: 'The device completes a Flush command at once, and what was written before is lost with the power',
    requirements: ['NB-VWC-1', 'NB-FLU-2', 'NB-FLU-3', 'XC-QUI-8', 'NB-REG-7'],
    tamper: () => ({
      media: (media) => {
        const cached = new CachedMedia(media, () => CACHE);
        return mediaWith(() => ({
          flush: (_space, done) => {
            done(true);
            return DONE;
          },
        }))(cached);
      },
    }),
  },
  {
    name: 'compare-always-equal',
    effect: 'The device reports that data is equal which is not, and two hosts take the same lock',
    requirements: ['NB-IOD-3'],
    tamper: () => ({
      port: writing(isCompletion, (entry) => {
        const status = ((entry[14] ?? 0) | ((entry[15] ?? 0) << 8)) & 0x0ffe;
        if (status === COMPARE_FAILURE) [entry[14], entry[15]] = [(entry[14] ?? 0) & 1, 0];
      }),
    }),
  },
  {
    name: 'compare-never-equal',
    effect: 'The device compares with the block after the one that is named',
    requirements: ['NB-IOD-3', 'NB-IOD-1'],
    tamper: ioCommands((entry) => void (entry[OPCODE] === COMPARE && (entry[SLBA] = (entry[SLBA] ?? 0) + 1))),
  },
  {
    name: 'zeroes-are-ones',
    effect: 'The device stores ones where a host asked for zeros',
    requirements: ['NB-IOD-4'],
    tamper: () => ({
      media: mediaWith((media) => ({
        zero: (space, block, count, done, isDurable) =>
          media.write(space, block, new Uint8Array(count * BLOCK_SIZE).fill(0xff), done, isDurable),
      })),
    }),
  },
  {
    name: 'zeroes-forgotten',
    effect: 'The device completes Write Zeroes and leaves the old data, which the next owner of the blocks reads',
    requirements: ['NB-IOD-4'],
    tamper: () => ({
      media: mediaWith(() => ({
        zero: (_space, _block, _count, done) => {
          done(true);
          return DONE;
        },
      })),
    }),
  },
  {
    name: 'zeroes-one-block-more',
    effect: 'The device clears one block more than Write Zeroes names',
    requirements: ['NB-IOD-4', 'NB-IOD-1'],
    tamper: ioCommands((entry) => void (entry[OPCODE] === WRITE_ZEROES && (entry[48] = (entry[48] ?? 0) + 1))),
  },
  {
    name: 'deallocation-forgotten',
    effect: 'The device leaves the data of deallocated blocks, which a host believes to be gone',
    requirements: ['NB-IOD-4'],
    tamper: ioCommands((entry) => void (entry[OPCODE] === 0x09 && (entry[44] = (entry[44] ?? 0) & ~0x04))),
  },
];
