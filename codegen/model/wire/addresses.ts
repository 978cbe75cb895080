/** Buffers of a vector begin here, and stand on pages of 4 KiB with one between two of them. */
const FIRST = 0x100000;
const PAGE = 0x1000;

/** The address behind a buffer, as `0x…`; of the first buffer where there is none before. */
export function nextAddress(before: { readonly iova: string; readonly size: number } | undefined): string {
  if (before === undefined) return `0x${FIRST.toString(16)}`;
  const pages = Math.ceil(before.size / PAGE) + 1;
  return `0x${(Number(before.iova) + pages * PAGE).toString(16)}`;
}
