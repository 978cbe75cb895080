import { doorbellAt } from '../../reference/controller/doorbells.ts';
import type { Tampering } from './host.ts';
import type { Limits } from './worlds.ts';
import { boastful, fetches, misled } from './tampering.ts';

/** A device with a mistake that one of the invariants has to notice. */
export interface BrokenDevice {
  readonly mistake: string;
  readonly tampering: Tampering;
  readonly caughtBy: string;
  /** Invariants that would notice it as well, and sooner. */
  readonly skip?: readonly string[];
  /** Limits that the mistake needs. */
  readonly limits?: Limits;
}

export const ADDRESSES = 'I1 addresses of the own space';
export const ENTRIES = 'entries of the own queues';

/** Mistakes with doorbells and submission queue entries. */
export const BROKEN_RINGS: readonly BrokenDevice[] = [
  {
    mistake: 'takes the doorbells of one queue pair for those of the next as well',
    tampering: {
      device(controller) {
        const write = controller.writeRegister.bind(controller);
        const page = 8 << controller.registers.get('CAP', 'DSTRD');
        controller.writeRegister = (offset, size, value) => {
          write(offset, size, value);
          if (offset >= 0x1000) write(offset + page, size, value);
        };
      },
    },
    caughtBy: 'I3 own doorbells',
  },
  {
    mistake: 'takes one entry more than the tail says',
    tampering: {
      device(controller) {
        const write = controller.writeRegister.bind(controller);
        controller.writeRegister = (offset, size, value) => {
          const doorbell = doorbellAt(offset, controller.registers.get('CAP', 'DSTRD'));
          write(offset, size, doorbell?.queue === 'sq' && doorbell.qid > 0 ? Number(value) + 1 : value);
        };
      },
    },
    caughtBy: 'I3 own doorbells',
    skip: ['room for completions'],
  },
  {
    mistake: 'looks at the entry after the one that it takes, and does not say so',
    tampering: fetches((read, tag, address, into) => {
      read(tag, address + into.length, new Uint8Array(into.length));
      return read(tag, address, into);
    }),
    caughtBy: ADDRESSES,
  },
  {
    mistake: 'takes entries with another tag',
    tampering: fetches((read, _tag, address, into) => read(null, address, into)),
    caughtBy: ADDRESSES,
  },
  {
    mistake: 'takes entries from another slot, and says which queue they are of',
    tampering: fetches((read, tag, address, into) => read(tag, address + into.length, into)),
    caughtBy: ENTRIES,
    skip: [ADDRESSES],
  },
  { mistake: 'says that it took commands where it read data', tampering: boastful(), caughtBy: ENTRIES },
  {
    mistake: 'takes entries from another page than the list of the queue names',
    tampering: { port: misled },
    caughtBy: ADDRESSES,
    limits: { CQR: 0, MAXQE: 256 },
  },
];
