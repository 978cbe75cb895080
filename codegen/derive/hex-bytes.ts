import type { Relocation } from '../model/relocation.ts';

/** Hexadecimal without the zero bytes at its end: the buffer is zero already. */
export function withoutZeros(hex: string): string {
  let end = hex.length;
  while (end > 0 && hex.startsWith('00', end - 2)) end -= 2;
  return hex.slice(0, end);
}

/** The bytes that relocations reach. */
export function relocated(reloc: readonly Relocation[]): number {
  return Math.max(0, ...reloc.map(({ bit, width }) => Math.ceil((bit + width) / 8)));
}

/** The relocations of a step, where it has any. */
export function relocations(reloc: readonly Relocation[]): { reloc?: readonly Relocation[] } {
  return reloc.length > 0 ? { reloc } : {};
}

/** Bytes as hexadecimal, with bits to clear. */
export function hexBits(text: string) {
  const bytes = Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return {
    clear: (bit: number): void => void (bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) & ~(1 << (bit & 7))),
    text: (): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

/** Bytes without what relocations write. */
export function cleared(bytes: string, pointers: readonly Relocation[]): string {
  return pointers.reduce(
    (text, { bit, width }) => text.slice(0, bit / 4) + '0'.repeat(width / 4) + text.slice(bit / 4 + width / 4),
    bytes,
  );
}
