import type { ObjectInstance, RecordValue, State, Value } from '../../codegen/language/values.ts';
import { QUEUE, TAG } from '../../codegen/model/vocabulary.ts';
import type { BusTag } from '../../reference/controller/dma.ts';
import { PendingWork } from '../../reference/generated/values/pending.ts';
import { TagType } from '../../reference/generated/values/ttype.ts';
import { State as ControllerState } from '../../reference/generated/values/xcstate.ts';

/** The names of a state, by value. */
const STATES = new Map<number, string>(Object.entries(ControllerState).map(([name, value]) => [value, name]));

/** What the tables hold of an extended controller at one time. Maps are copies. */
export interface ControllerView {
  readonly key: number;
  readonly object: ObjectInstance;
  readonly state: string;
  /** A command waits until it is quiet. */
  readonly isPending: boolean;
  readonly queuePairs: number;
  readonly pageSize: number;
  readonly tags: ReadonlyMap<number, BusTag | null>;
  /** Tags that were taken away, until their use has stopped. */
  readonly leavingTags: ReadonlyMap<number, BusTag | null>;
  readonly namespaces: ReadonlyMap<number, number>;
  readonly leavingNamespaces: ReadonlyMap<number, number>;
  readonly pairs: ReadonlyMap<number, number>;
  /** The function's vector behind each vector. */
  readonly vectors: ReadonlyMap<number, number>;
}

/** One ring that the device serves. */
export interface QueueView {
  /** The extended controller; `null`: the primary one. */
  readonly owner: ObjectInstance | null;
  readonly qid: number;
  readonly base: number;
  readonly entries: number;
  readonly tag: BusTag | null;
  /** The queue pair of the device. */
  readonly pair: number;
  /** Tells the queue from a later one at the same place. */
  readonly identity: object;
  /** Of a submission queue. */
  readonly completionQueue: number;
  /** Of a completion queue: the function's vector. */
  readonly vector: number | null;
  readonly pageSize: number;
  /** Whether `base` is the address of the PRP list of its pages. */
  readonly isListed: boolean;
}

/** The device at one time, as far as a host and the tables know it. */
export interface Snapshot {
  readonly controllers: readonly ControllerView[];
  readonly submission: readonly QueueView[];
  readonly completion: readonly QueueView[];
  /** `draining`: a reset waits for the media. */
  readonly primary: 'off' | 'draining' | 'ready' | 'stopped';
  /** CSTS.RDY, also while a reset is going on. */
  readonly isReady: boolean;
  /** Whether CSTS.SHST is not cleared to 00b. */
  readonly isShutDown: boolean;
  /** CSTS.CFS */
  readonly isFatal: boolean;
  /** How many I/O queues the tables hold for the primary controller. */
  readonly primaryQueues: number;
}

/** The extended controllers of a state. */
export function controllersOf(state: State): readonly ControllerView[] {
  return [...(state['XC']?.values() ?? [])].map((object) => {
    const { attributes } = object;
    return {
      key: object.key,
      object,
      state: STATES.get(Number(attributes['STATE'])) ?? `state ${String(attributes['STATE'])}`,
      isPending: attributes['PENDING'] !== PendingWork.Nothing,
      queuePairs: Number(attributes['NQP']),
      pageSize: 2 ** (12 + Number(attributes['MPS'])),
      tags: mapped(attributes['TAGS'], tagOf),
      leavingTags: mapped(attributes['LTAGS'], tagOf),
      namespaces: mapped(attributes['NSPACES'], Number),
      leavingNamespaces: mapped(attributes['LSPACES'], Number),
      pairs: mapped(attributes['PAIRS'], Number),
      vectors: mapped(attributes['VECS'], (value) => Number((value as RecordValue)['VEC'])),
    };
  });
}

/** The rings of an extended controller, where it is in the state in which it has any. */
export function queuesOf(view: ControllerView): Pick<Snapshot, 'submission' | 'completion'> {
  if (view.state !== 'Enabled') return { submission: [], completion: [] };
  return ringsOf(view.object, view.object, {
    pageSize: view.pageSize,
    tagOf: (index) => view.tags.get(index),
    pairOf: (qid) => view.pairs.get(qid) ?? -1,
    vectorOf: (vector) => view.vectors.get(vector) ?? null,
  });
}

/** What the numbers in the records of queues mean for a controller. */
export interface Meanings {
  readonly pageSize: number;
  readonly tagOf: (index: number) => BusTag | null | undefined;
  readonly pairOf: (qid: number) => number;
  readonly vectorOf: (vector: number) => number | null;
}

/** The rings that an object's records describe; one whose tag index has no tag is no ring that can be served. */
export function ringsOf(
  object: ObjectInstance,
  owner: ObjectInstance | null,
  { pageSize, tagOf: tagAt, pairOf, vectorOf }: Meanings,
): Pick<Snapshot, 'submission' | 'completion'> {
  const rings = (name: string): QueueView[] =>
    [...mapOf(object.attributes[name])].flatMap(([qid, value]) => {
      const record = value as RecordValue;
      const tag = tagAt(Number(record[QUEUE.tagIndex] ?? 0));
      if (tag === undefined) return [];
      return {
        owner,
        qid,
        base: Number(record[QUEUE.base]),
        entries: Number(record[QUEUE.entries]),
        tag,
        pair: pairOf(qid),
        identity: record,
        completionQueue: Number(record[QUEUE.completionQueue] ?? 0),
        vector: Number(record[QUEUE.interrupts] ?? 0) === 1 ? vectorOf(Number(record[QUEUE.vector] ?? 0)) : null,
        pageSize,
        isListed: Number(record[QUEUE.contiguous] ?? 1) !== 1,
      };
    });
  return { submission: rings('SQS'), completion: rings('CQS') };
}

/** A queue in words. */
export function nameOf({
  owner,
  qid,
}: {
  readonly owner: Pick<ObjectInstance, 'type' | 'key'> | null;
  readonly qid: number;
}): string {
  return `queue ${qid} of ${ownerName(owner)}`;
}

/** A controller in words; `null`: the primary one. */
export function ownerName(owner: Pick<ObjectInstance, 'type' | 'key'> | null): string {
  return owner === null ? 'the primary controller' : `${owner.type} ${owner.key}`;
}

function mapOf(value: Value | undefined): ReadonlyMap<number, Value> {
  return value instanceof Map ? value : new Map();
}

function mapped<T>(value: Value | undefined, read: (value: Value) => T): ReadonlyMap<number, T> {
  return new Map([...mapOf(value)].map(([index, each]) => [index, read(each)]));
}

function tagOf(value: Value): BusTag | null {
  const { [TAG.type]: type, [TAG.value]: pasid, [TAG.routingId]: routingId } = value as RecordValue;
  if (type === TagType.Untagged) return null;
  return {
    pasid: type === TagType.PASID || type === TagType.SDIPASID ? Number(pasid) : null,
    routingId: type === TagType.SDI || type === TagType.SDIPASID ? Number(routingId) : null,
  };
}
