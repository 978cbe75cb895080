import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import { and, isCompletion, isEntry, isTagged, reading, writing } from './accesses.ts';
import type { Fault } from './fault.ts';
import { completionRings } from './rings.ts';

/** Where the fields of a completion queue entry begin, in bytes. */
const SQHD = 8;
const SQID = 10;
const CID = 12;
const STATUS = 14;

const completions = (change: (entry: Uint8Array) => unknown) => () => ({ port: writing(isCompletion, change) });

const low = (entry: Uint8Array, at: number): number => entry[at] as number;

/** Mistakes with completion queue entries. */
export const COMPLETION_FAULTS: readonly Fault[] = [
  {
    name: 'phase-not-inverted',
    effect: 'The device posts entries with the same Phase Tag for ever, and a driver sees none after the first wrap',
    requirements: ['NB-QUE-1'],
    tamper: completions((entry) => void (entry[STATUS] = low(entry, STATUS) | 1)),
  },
  {
    name: 'phase-inverted-early',
    effect:
      'The device inverts the Phase Tag one entry before the queue wraps, and a driver waits for an entry that is there',
    requirements: ['NB-QUE-1'],
    tamper: () => {
      let plane: ControlPlane | null = null;
      return {
        device: ({ controlPlane }) => void (plane = controlPlane),
        port: writing(isCompletion, (entry, { address }) => {
          if (plane !== null && completionRings(plane).some(({ last }) => last === address))
            entry[STATUS] = low(entry, STATUS) ^ 1;
        }),
      };
    },
  },
  {
    name: 'head-not-reported',
    effect: 'The device reports 0h in SQHD for ever, and a driver believes that its submission queue is full',
    requirements: ['NB-QUE-2'],
    tamper: completions((entry) => void entry.fill(0, SQHD, SQID)),
  },
  {
    name: 'head-one-behind',
    effect: 'The device reports in SQHD the slot that it has consumed instead of the one after it',
    requirements: ['NB-QUE-2'],
    tamper: completions((entry) => void (low(entry, SQHD) > 0 && (entry[SQHD] = low(entry, SQHD) - 1))),
  },
  {
    name: 'queue-of-device-in-completion',
    effect:
      'The device reports in SQID its own number of the queue, and a driver looks for the command in another queue',
    requirements: ['XC-DBM-2', 'XC-FLT-3'],
    tamper: () => ({
      port: writing(and(isTagged, isCompletion), (entry) => void (entry[SQID] = low(entry, SQID) + 4)),
    }),
  },
  {
    name: 'another-command-answered',
    effect:
      'The device reports the identifier of another command of the queue, and a driver gives data to the wrong reader',
    requirements: ['NB-QUE-10', 'NB-QUE-2', 'XC-EAQ-11'],
    tamper: completions((entry) => void (entry[CID] = low(entry, CID) ^ 1)),
  },
  {
    name: 'completion-lost',
    effect:
      'The device loses every third completion of a tenant, and its driver resets the controller after a time-out',
    requirements: ['XC-EAQ-12', 'XC-ARC-3'],
    tamper: () => {
      let count = 0;
      return {
        powerOn: () => (count = 0),
        port: writing(and(isTagged, isCompletion), () => ((count += 1) % 3 === 0 ? false : undefined)),
      };
    },
  },
  {
    name: 'command-executed-twice',
    effect:
      'The device fetches a submission queue entry from the slot before it when the queue wraps, and executes an old command',
    requirements: ['NB-QUE-2', 'NB-QUE-1', 'NB-QUE-10'],
    tamper: () => {
      const last = new Map<string, Uint8Array>();
      return {
        powerOn: () => last.clear(),
        port: reading(isEntry, (entry, { tag, address }) => {
          const queue = `${String(tag?.pasid)} ${Math.floor(address / 4096)}`;
          const former = last.get(queue);
          last.set(queue, entry.slice());
          if (former && address % 4096 === 0) entry.set(former);
        }),
      };
    },
  },
];
