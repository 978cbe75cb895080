import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { RecordValue } from '../../codegen/language/values.ts';
import { COMPLETION_QUEUES, QUEUE, SUBMISSION_QUEUES } from '../../codegen/model/vocabulary.ts';
import { isEntry, reading, type Access } from './accesses.ts';
import type { Tampering } from './tampering.ts';

const ENTRY = 64;
const COMPLETION = 16;

/** A queue as the tables have it. */
export interface Ring {
  readonly qid: number;
  /** Where it begins, and where its last entry does. */
  readonly base: number;
  readonly last: number;
}

/** The completion queues that the tables know; those of the primary admin queue are in registers. */
export function completionRings(plane: ControlPlane): readonly Ring[] {
  return rings(plane, COMPLETION_QUEUES, COMPLETION);
}

/** Where the completion queue begins that has the number of the I/O submission queue with this entry; `null`: none has. */
export function completionQueueOf(plane: ControlPlane, address: number): number | null {
  const own = rings(plane, SUBMISSION_QUEUES, ENTRY).find(({ base, last }) => address >= base && address <= last);
  if (own === undefined || own.qid === 0) return null;
  return completionRings(plane).find(({ qid }) => qid === own.qid)?.base ?? null;
}

/** Changes the submission queue entries of I/O queues as the device reads them. */
export function ioCommands(change: (entry: Uint8Array, access: Access) => void): () => Tampering {
  return () => {
    let plane: ControlPlane | null = null;
    const isIo = ({ address }: Access): boolean =>
      plane !== null &&
      rings(plane, SUBMISSION_QUEUES, ENTRY).some(
        ({ qid, base, last }) => qid > 0 && address >= base && address <= last,
      );
    return {
      device: ({ controlPlane }) => void (plane = controlPlane),
      port: reading((access) => isEntry(access) && isIo(access), change),
    };
  };
}

function rings({ state }: ControlPlane, attribute: string, size: number): readonly Ring[] {
  const maps = Object.values(state).flatMap((all) => [...all.values()].map(({ attributes }) => attributes[attribute]));
  return maps.flatMap((map) => {
    if (!(map instanceof Map)) return [];
    return ([...map] as [number, RecordValue][]).map(([qid, ring]) => {
      const base = Number(ring[QUEUE.base]);
      return { qid, base, last: base + (Number(ring[QUEUE.entries]) - 1) * size };
    });
  });
}
