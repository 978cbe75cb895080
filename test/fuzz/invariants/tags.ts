import { readAddress } from '../../../reference/controller/dma.ts';
import type { Access } from '../dma-log.ts';
import { spacesOfNewQueue } from '../queue-spaces.ts';
import { spaceKey } from '../spaces.ts';
import type { Invariant, Observation } from './invariant.ts';
import { firstOf } from './invariant.ts';

const PRP1 = 24;
const PRP2 = 32;

/** I1: a tagged access carries a tag that is bound to an extended controller (XC-TIX-8). */
export const boundTags: Invariant = {
  name: 'I1 bound tags',
  check: ({ traffic, before, after }) => {
    const bound = new Set(
      [...before.controllers, ...after.controllers].flatMap(({ tags, leavingTags }) =>
        [...tags.values(), ...leavingTags.values()].map(spaceKey),
      ),
    );
    return firstOf(traffic.uses, ({ access }) =>
      access.tag === null || bound.has(spaceKey(access.tag))
        ? null
        : `access at ${access.address.toString(16)}h with tag ${spaceKey(access.tag)}, which no controller has`,
    );
  },
};

/**
 * I1: an access finds only memory that was handed over in the same address space: a ring, or an address that the device
 * read there before, in a queue entry or in a PRP list (XC-TIX-8, NB-QUE-4). The host never uses an address in two spaces,
 * so an access with another tag, or with none, is one that nobody asked for.
 */
export class NamedAddresses implements Invariant {
  readonly name = 'I1 addresses of the own space';
  /** By address space: addresses in entries, and what was read beside. */
  #named = new Map<string, Set<number>>();
  #read = new Map<string, Uint8Array[]>();

  check(seen: Observation): string | null {
    const { traffic, open, waiting } = seen;
    for (const fetch of traffic.fetches)
      for (const key of spacesOfNewQueue(fetch, seen)) this.#name(key, { bytes: fetch.entry });
    const wrong = firstOf(traffic.uses, ({ access, kind }) => {
      const key = spaceKey(access.tag);
      if (kind === 'data' && !this.#isNamed(key, access.address))
        return `${access.direction === 'r' ? 'read' : 'write'} of ${access.size} bytes at ${access.address.toString(16)}h in the space ${key}, which nobody named there`;
      if (kind === 'fetch' && access.isServed) this.#name(key, access);
      else if (access.direction === 'r' && access.isServed) this.#remember(key, access.bytes);
      return null;
    });
    // Commands that wait for the media or for their limits move their data later.
    if (open.size === 0 && waiting.every(({ queue }) => queue.qid === 0)) {
      this.#named = new Map();
      this.#read = new Map();
    }
    return wrong;
  }

  #name(key: string, { bytes }: Pick<Access, 'bytes'>): void {
    const named = this.#named.get(key) ?? new Set<number>();
    this.#named.set(key, named.add(readAddress(bytes, PRP1)).add(readAddress(bytes, PRP2)));
  }

  #remember(key: string, bytes: Uint8Array): void {
    this.#read.set(key, [...(this.#read.get(key) ?? []), bytes]);
  }

  #isNamed(key: string, address: number): boolean {
    if (this.#named.get(key)?.has(address) === true) return true;
    return (this.#read.get(key) ?? []).some((bytes) => {
      for (let at = 0; at + 8 <= bytes.length; at += 8) if (readAddress(bytes, at) === address) return true;
      return false;
    });
  }
}
