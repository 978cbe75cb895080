import type { BusTag, DmaPort } from './dma.ts';
import { pageParts } from './page-parts.ts';

/** A host that answers translation requests (ATS), beside untranslated ones. */
export interface TranslationService extends DmaPort {
  /** The physical page behind an address of a tag's space; `null` where there is none. */
  translate(tag: BusTag | null, address: number): { readonly page: number; readonly canWrite: boolean } | null;
  /** A request with a translated address: it carries no tag. */
  readTranslated(address: number, into: Uint8Array): boolean;
  writeTranslated(address: number, from: Uint8Array): boolean;
}

interface Entry {
  readonly tag: BusTag | null;
  readonly address: number;
  readonly page: number;
  readonly canWrite: boolean;
}

const PAGE_SIZE = 4096;

/**
 * A device's cache of address translations. Translated requests carry no tag, so the key of the cache is the only thing
 * that keeps address spaces apart: it is the whole tag with the page (XC-ATS-1). Entries that were used least recently go
 * first.
 */
export class TranslationCache implements DmaPort {
  readonly #service: TranslationService;
  readonly #capacity: number;
  readonly #entries = new Map<string, Entry>();
  /** Requests go out untranslated while ATS is not enabled. */
  isEnabled = true;

  /** `capacity`: how many pages it holds. */
  constructor(service: TranslationService, capacity = 1024) {
    this.#service = service;
    this.#capacity = capacity;
  }

  /** How many translations are held. */
  get size(): number {
    return this.#entries.size;
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    if (!this.isEnabled) return this.#service.read(tag, address, into);
    return this.#move(tag, address, into, false);
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    if (!this.isEnabled) return this.#service.write(tag, address, from);
    return this.#move(tag, address, from, true);
  }

  /**
   * An invalidation: translations of a range are not used any more once this returns. It is answered for every tag, also for
   * one that nobody has (XC-STP-3).
   */
  invalidate(tag: BusTag | null, address: number, size: number): void {
    for (let at = address - (address % PAGE_SIZE); at < address + size; at += PAGE_SIZE)
      this.#entries.delete(keyOf(tag, at));
  }

  /** Forgets the translations of a tag: its use has stopped (XC-ATS-2). */
  forget(tag: BusTag | null): void {
    for (const [key, entry] of this.#entries)
      if (entry.tag?.routingId === tag?.routingId && entry.tag?.pasid === tag?.pasid) this.#entries.delete(key);
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
  }

  #move(tag: BusTag | null, address: number, bytes: Uint8Array, isWrite: boolean): boolean {
    const parts: { readonly to: number; readonly part: Uint8Array }[] = [];
    for (const { page, offset, part } of pageParts(address, bytes)) {
      const entry = this.#translate(tag, page, isWrite);
      // A fault that is seen before the write: without ATS it would be lost on the way.
      if (entry === null) return false;
      parts.push({ to: entry.page + offset, part });
    }
    return parts.every(({ to, part }) =>
      isWrite ? this.#service.writeTranslated(to, part) : this.#service.readTranslated(to, part),
    );
  }

  #translate(tag: BusTag | null, address: number, isWrite: boolean): Entry | null {
    const key = keyOf(tag, address);
    const known = this.#entries.get(key);
    if (known && (known.canWrite || !isWrite)) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const found = this.#service.translate(tag, address);
    if (found === null || (isWrite && !found.canWrite)) return null;
    const entry = { tag, address, ...found };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > this.#capacity) this.#entries.delete(this.#entries.keys().next().value as string);
    return entry;
  }
}

function keyOf(tag: BusTag | null, address: number): string {
  return tag === null ? `untagged ${address}` : `${tag.routingId}/${tag.pasid} ${address}`;
}
