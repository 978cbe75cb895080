import { decodeSqe } from '../../reference/generated/structures/sqe.ts';
import type { MediaUse } from './media-log.ts';
import type { Fetch } from './outstanding.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import type { StepTraffic } from './traffic.ts';

/** What the media does for which commands. */
const KINDS: Readonly<Record<string, MediaUse['kind']>> = {
  Read: 'read',
  Compare: 'read',
  Verify: 'read',
  Write: 'write',
  'Write Zeroes': 'zero',
  'Dataset Management': 'zero',
  Flush: 'flush',
};
const ALL_NAMESPACES = 0xffff_ffff;

/** What a step tells of who asks the media for something. */
interface StepSeen {
  readonly traffic: Pick<StepTraffic, 'uses' | 'fetches'>;
  /** The commands that were taken and not answered. */
  readonly waiting: readonly Fetch[];
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** The submission queue for which each operation of the media is. A bus analyser sees no more than commands and operations. */
export class MediaOwners {
  #owners: ReadonlyMap<MediaUse, QueueView | null> = new Map();

  /** The owners of the operations that are open after a step; `null`: nobody asked for it. */
  update(open: Iterable<MediaUse>, seen: StepSeen): ReadonlyMap<MediaUse, QueueView | null> {
    const earlier = this.#owners;
    this.#owners = new Map(
      [...open].map((use) => [
        use,
        earlier.get(use) ?? (use.cause && earlier.get(use.cause)) ?? ownerOf(use, seen) ?? null,
      ]),
    );
    return this.#owners;
  }
}

/**
 * A command that does not wait begins right after its fetch. One that waited for its limits begins later: the last one that fits
 * and has no answer. Where none fits, the last fetch is to blame.
 */
function ownerOf(use: MediaUse, { traffic, waiting, before, after }: StepSeen): QueueView | undefined {
  const last = traffic.uses.slice(0, use.after).findLast(({ kind }) => kind === 'fetch');
  const fits = (fetch: Fetch): boolean =>
    KINDS[fetch.name] === use.kind && [before, after].some((snapshot) => isNamed(fetch, use.namespace, snapshot));
  const own = traffic.fetches.findLast(({ entry }) => entry === last?.access.bytes);
  if (own && fits(own)) return own.queue;
  return waiting.findLast(fits)?.queue ?? last?.queues[0];
}

/** Whether a command is for an underlying namespace. */
function isNamed({ queue: { owner }, entry }: Fetch, underlying: number, { controllers }: Snapshot): boolean {
  if (owner === null) return true;
  const { nsid } = decodeSqe(entry);
  const namespaces = controllers.find(({ object }) => object === owner)?.namespaces;
  return nsid === ALL_NAMESPACES
    ? [...(namespaces?.values() ?? [])].includes(underlying)
    : namespaces?.get(nsid) === underlying;
}
