import { doorbellOffset } from '../controller/doorbells.ts';
import { TagType } from '../generated/values/ttype.ts';
import type { ControllerHandle, PrimaryDriver } from './primary-driver.ts';

/** Who has what of a function: all of it as commands on the primary admin queue answer. */
export interface Sharing {
  /** Queue pairs 0 to `primaryPairs` - 1 are the primary controller's. */
  readonly primaryPairs: number;
  /** Queue pairs that extended controllers can be granted; they follow those of the primary controller. */
  readonly poolPairs: number;
  /** Entries of the function's MSI-X table. */
  readonly vectors: number;
  /** In ascending order of Controller Identifier. */
  readonly controllers: readonly SharedController[];
}

/** What an extended controller has, by its own numbers. */
export interface SharedController {
  readonly controllerId: number;
  readonly generation: number;
  readonly queues: readonly SharedQueue[];
  readonly tags: readonly SharedTag[];
  /** `entry`: of the function's MSI-X table. */
  readonly vectors: readonly { readonly vector: number; readonly entry: number }[];
  /** `underlying`: what the primary controller calls the namespace. */
  readonly namespaces: readonly { readonly identifier: number; readonly underlying: number }[];
}

/** A queue pair that is granted; whether its queues exist is not said. */
export interface SharedQueue {
  readonly qid: number;
  /** The queue pair of the device. */
  readonly pair: number;
  /** Where the submission queue tail doorbell stands in BAR0, in bytes. */
  readonly doorbell: number;
}

export interface SharedTag {
  readonly index: number;
  /** `null`: requests carry none. */
  readonly pasid: number | null;
  /** `null`: that of the function. */
  readonly routingId: number | null;
  /** Submission queues that use it. */
  readonly queues: number;
}

const WITH_PASID: readonly unknown[] = [TagType.PASID, TagType.SDIPASID];
const WITH_ROUTING_ID: readonly unknown[] = [TagType.SDI, TagType.SDIPASID];

/** Asks for the state of all extended controllers. @throws where a command fails. */
export function readSharing(primary: PrimaryDriver): Sharing {
  const { FEQID, POOLQP, MSIXN } = primary.capabilities();
  return {
    primaryPairs: Number(FEQID),
    poolPairs: Number(POOLQP),
    vectors: Number(MSIXN),
    controllers: primary
      .list()
      .map(({ CNTLID, XGEN }) => readController(primary, { CNTLID: Number(CNTLID), XGEN: Number(XGEN) })),
  };
}

function readController(primary: PrimaryDriver, handle: ControllerHandle): SharedController {
  const stride = Number(primary.properties(handle).DSTRD);
  return {
    controllerId: handle.CNTLID,
    generation: handle.XGEN,
    queues: [...primary.doorbellMap(handle)].map(([qid, pair]) => ({
      qid,
      pair,
      doorbell: doorbellOffset({ queue: 'sq', qid: pair }, stride),
    })),
    tags: primary.tags(handle).map(({ TIDX, TTYPE, TVAL, TRID, QUES }) => ({
      index: Number(TIDX),
      pasid: WITH_PASID.includes(TTYPE) ? Number(TVAL) : null,
      routingId: WITH_ROUTING_ID.includes(TTYPE) ? Number(TRID) : null,
      queues: Number(QUES),
    })),
    vectors: [...primary.vectors(handle)].map(([vector, entry]) => ({ vector, entry })),
    namespaces: [...primary.namespaces(handle)].map(([identifier, underlying]) => ({ identifier, underlying })),
  };
}
