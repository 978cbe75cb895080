import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { DmaPort } from '../../reference/controller/dma.ts';
import type { MediaOperation } from '../../reference/controller/media.ts';
import { and, isCompletion, isEntry, isTagged, reading, writing } from './accesses.ts';
import { mediaWith } from './changed-media.ts';
import type { Fault } from './fault.ts';
import { completionQueueOf } from './rings.ts';

const SIZE = 16;
/** Places in queue entries, in bytes. */
const [CID, CQE_CID, STATUS] = [2, 12, 14] as const;
const QUIESCED = 'Quiesced';
/** Nanoseconds. */
const LATER = 100_000;
const SQ_DELETED = 0x08 << 1;

const isOfDeletedQueue = (entry: Uint8Array): boolean =>
  ((entry[STATUS] as number) & 0xfe) === SQ_DELETED && ((entry[STATUS + 1] as number) & 0x0f) === 0;

/** An operation that says that it was taken back, and goes on. */
const recalled = (_operation: MediaOperation): MediaOperation => ({ cancel: () => true });

/** Mistakes at the end of queues and controllers. */
export const TEARDOWN_FAULTS: readonly Fault[] = [
  {
    name: 'completion-after-stop',
    effect:
      'The device posts a completion of a tenant after the command that stops it has completed, into memory that was given away',
    requirements: ['XC-QUI-9', 'XC-STP-1', 'XC-QUI-2'],
    tamper: () => {
      let late: (() => void) | null = null;
      let plane: ControlPlane | null = null;
      return {
        powerOn: () => (late = null),
        device(controller) {
          plane = controller.controlPlane;
          const raise = plane.raise.bind(plane);
          plane.raise = (event, key) => {
            if (event === QUIESCED && late !== null) controller.clock.after(LATER, late);
            late = null;
            return raise(event, key);
          };
        },
        port: (bus: DmaPort) =>
          reading(and(isTagged, isEntry), (entry, { tag, address }) => {
            const to = plane && completionQueueOf(plane, address);
            if (to === null) return;
            const completion = new Uint8Array(SIZE);
            completion.set(entry.subarray(CID, CID + 2), CQE_CID);
            completion[STATUS] = 1;
            late = () => void bus.write(tag, to, completion);
          })(bus),
      };
    },
  },
  {
    name: 'write-after-stop',
    effect: 'The device completes the command that stops a tenant while a write of it can still reach the media',
    requirements: ['XC-QUI-1', 'XC-QUI-11'],
    tamper: () => ({
      media: mediaWith((media) => ({
        read: (...some) => recalled(media.read(...some)),
        write: (...some) => recalled(media.write(...some)),
        zero: (...some) => recalled(media.zero(...some)),
        flush: (...some) => recalled(media.flush(...some)),
      })),
    }),
  },
  {
    name: 'commands-of-deleted-queue-forgotten',
    effect:
      'The device never completes the commands of a submission queue that is deleted, and their buffers stay in use',
    requirements: ['NB-QUE-6', 'XC-QDL-3'],
    tamper: () => ({ port: writing(isCompletion, (entry) => (isOfDeletedQueue(entry) ? false : undefined)) }),
  },
];
