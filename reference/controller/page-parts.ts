const PAGE_SIZE = 4096;

/** Bytes of an access that lie in one page of 4 KiB. */
export interface PagePart {
  /** The address of the page. */
  readonly page: number;
  /** Where the bytes begin in it. */
  readonly offset: number;
  readonly part: Uint8Array;
}

/** The parts of an access, split where pages end. */
export function pageParts(address: number, bytes: Uint8Array): readonly PagePart[] {
  const parts: PagePart[] = [];
  for (let at = 0; at < bytes.length;) {
    const offset = (address + at) % PAGE_SIZE;
    const part = bytes.subarray(at, Math.min(at + PAGE_SIZE - offset, bytes.length));
    parts.push({ page: address + at - offset, offset, part });
    at += part.length;
  }
  return parts;
}
