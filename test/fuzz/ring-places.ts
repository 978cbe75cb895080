import { readAddress } from '../../reference/controller/dma.ts';
import type { Access } from './dma-log.ts';
import type { QueueView } from './snapshot.ts';
import { spaceKey } from './spaces.ts';

/** Bytes of an entry of a PRP list. */
const POINTER = 8;
/** Lists that lead on to more lists than any queue needs are not followed. */
const MOST_LISTS = 64;

/** What the device has read of the PRP list of a queue's pages: by number, every address that it found there. */
interface ListedPages {
  /** Where the list goes on: the addresses of its first part, of its second one, and so on. */
  readonly parts: Set<number>[];
  readonly pages: Map<number, Set<number>>;
}

/** Where the entries of queues lie: in one piece, or in pages that a PRP list names (NB-PGQ-1), which a host may change. */
export class RingPlaces {
  readonly #listed = new WeakMap<object, ListedPages>();

  /** The slots of a queue that an access may be for; more than one where its pages are the same. */
  slotsAt(queue: QueueView, size: number, access: Access): readonly number[] {
    const { address, tag } = access;
    if (access.size !== size || spaceKey(tag) !== spaceKey(queue.tag)) return [];
    const slots = queue.isListed ? this.#listedSlots(queue, size, address) : [(address - queue.base) / size];
    return slots.filter((slot) => Number.isInteger(slot) && slot >= 0 && slot < queue.entries);
  }

  /** The queues whose PRP list an access may read, and learns what it finds there. `size`: that of an entry in bytes. */
  listsAt(access: Access, queues: readonly QueueView[], size: number): readonly QueueView[] {
    if (access.direction !== 'r' || access.size !== POINTER) return [];
    return queues.filter(
      (queue) => queue.isListed && spaceKey(queue.tag) === spaceKey(access.tag) && this.#learn(queue, size, access),
    );
  }

  #listedSlots({ identity, pageSize }: QueueView, size: number, address: number): readonly number[] {
    return [...(this.#listed.get(identity)?.pages ?? [])].flatMap(([page, addresses]) =>
      [...addresses]
        .filter((at) => address >= at && address < at + pageSize)
        .map((at) => (page * pageSize + address - at) / size),
    );
  }

  /** Whether the access may be one to the list of the queue. */
  #learn(
    { identity, base, entries, pageSize }: QueueView,
    size: number,
    { address, bytes, isServed }: Access,
  ): boolean {
    const listed = this.#listed.get(identity) ?? { parts: [new Set([base])], pages: new Map<number, Set<number>>() };
    this.#listed.set(identity, listed);
    const count = Math.ceil((entries * size) / pageSize);
    const found = isServed ? readAddress(bytes, 0) : null;
    let isOwn = false;
    // By part of the list: the numbers of pages at which it may begin, which depend on where in its page each one before lies.
    let begins = new Set([0]);
    for (let part = 0; part < Math.min(listed.parts.length, MOST_LISTS); part += 1) {
      const next = new Set<number>();
      for (const list of listed.parts[part] as Set<number>)
        for (const first of begins) {
          const slots = (pageSize - (list % pageSize)) / POINTER;
          const own = count - first > slots ? slots - 1 : slots;
          const at = (address - list) / POINTER;
          if (own < slots) next.add(first + own);
          if (at < 0 || at > own || (at === own && own === slots) || first + at >= count) continue;
          isOwn = true;
          if (found === null) continue;
          if (at === own) listed.parts[part + 1] = (listed.parts[part + 1] ?? new Set<number>()).add(found);
          else listed.pages.set(first + at, (listed.pages.get(first + at) ?? new Set<number>()).add(found));
        }
      begins = next;
    }
    return isOwn;
  }
}
