import { beforeEach, describe, expect, it } from 'vitest';
import { encodeSqe } from '../../reference/generated/structures/sqe.ts';
import type { Access } from './dma-log.ts';
import type { MediaUse } from './media-log.ts';
import { MediaOwners } from './media-owners.ts';
import type { Fetch } from './outstanding.ts';
import type { ControllerView, QueueView, Snapshot } from './snapshot.ts';
import type { Use } from './traffic.ts';

const FLUSH: MediaUse = { kind: 'flush', namespace: 2, after: 2, bytes: 0, cause: null };

let owners: MediaOwners;

beforeEach(() => {
  owners = new MediaOwners();
});

/** A controller that knows underlying namespace 2 as namespace 1. */
function controller(key: number): ControllerView {
  const object = { type: 'XC', key, attributes: {} };
  const rest = { state: 'Enabled', isPending: false, queuePairs: 2, pageSize: 4096, tags: new Map() };
  const none = { leavingTags: new Map(), leavingNamespaces: new Map(), pairs: new Map(), vectors: new Map() };
  return { key, object, ...rest, ...none, namespaces: new Map([[1, 2]]) };
}

function queue({ object }: ControllerView, qid: number): QueueView {
  const place = {
    base: 0x1_0000,
    entries: 8,
    tag: null,
    pair: qid,
    identity: {},
    completionQueue: qid,
    pageSize: 4096,
    isListed: false,
  };
  return { ...place, owner: object, qid, vector: null };
}

function fetch(from: QueueView, name: string, nsid: number): { fetch: Fetch; use: Use } {
  const entry = encodeSqe({ nsid });
  const label = { kind: 'command', controller: null, sqid: from.qid } as const;
  const place = { tag: null, direction: 'r', address: from.base, size: 64 } as const;
  const access: Access = { ...place, isServed: true, bytes: entry, label };
  return { fetch: { queue: from, name, cid: 1, entry, isDue: true }, use: { access, kind: 'fetch', queues: [from] } };
}

function snapshot(...controllers: readonly ControllerView[]): Snapshot {
  const device = { primary: 'ready', isReady: true, isShutDown: false, isFatal: false } as const;
  return { ...device, controllers, submission: [], completion: [], primaryQueues: 0 };
}

describe('MediaOwners', () => {
  const [a, b] = [controller(1), controller(2)];
  const at = { before: snapshot(a, b), after: snapshot(a, b) };
  const flush = fetch(queue(a, 1), 'Flush', 1);
  const other = fetch(queue(b, 0), 'Create I/O Completion Queue', 0);

  it('finds the command that waited for its limits, while another controller was served', () => {
    const traffic = { uses: [flush.use, other.use], fetches: [flush.fetch, other.fetch] };
    const open = owners.update([FLUSH], { ...at, traffic, waiting: [flush.fetch] });
    expect(open.get(FLUSH)).toBe(flush.fetch.queue);
    // It stays so.
    const later = owners.update([FLUSH], {
      ...at,
      traffic: { uses: [other.use], fetches: [other.fetch] },
      waiting: [],
    });
    expect(later.get(FLUSH)).toBe(flush.fetch.queue);
  });

  it('blames the last command where none fits, and nobody without one', () => {
    const traffic = { uses: [other.use], fetches: [other.fetch] };
    expect(owners.update([FLUSH], { ...at, traffic, waiting: [other.fetch] }).get(FLUSH)).toBe(other.fetch.queue);
    const alone = { ...FLUSH };
    expect(owners.update([alone], { ...at, traffic: { uses: [], fetches: [] }, waiting: [] }).get(alone)).toBeNull();
  });
});
