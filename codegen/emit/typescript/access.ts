import { NUMBER_BITS } from '../../model/bits.ts';
import type { Field } from '../../model/layout.ts';

/** A part of a field inside one little-endian word of 8, 16 or 32 bits. */
interface Piece {
  /** The word's byte in the layout. */
  readonly byte: number;
  readonly wordBits: 8 | 16 | 32;
  /** The lowest bit in the word. */
  readonly shift: number;
  readonly width: number;
  /** The lowest bit in the field's value. */
  readonly from: number;
}

/** An expression that reads a number field: straight shifts and masks on `view`, from byte `at` of it. */
export function readCode(field: Field, size: number): string {
  if (isWideWord(field)) return `view.getBigUint64(${offset(field.bit / 8)}, true)`;
  const parts = pieces(field.bit, field.width, size);
  if (field.width > NUMBER_BITS)
    return parts.map((piece) => shifted(`BigInt(${readPiece(piece)})`, piece.from)).join(' | ');
  return parts
    .map((piece) => (piece.from === 0 ? readPiece(piece) : `${readPiece(piece)} * ${hex(2 ** piece.from)}`))
    .join(' + ');
}

/**
 * Statements that write the number `value`, an expression, to a number field whose bits are still 0. `shared`: they may
 * hold another field by now, which is 0 or has the field to itself.
 */
export function writeCode(field: Field, size: number, value: string, shared = false): string[] {
  if (isWideWord(field)) return [`view.setBigUint64(${field.bit / 8}, ${value}, true);`];
  return pieces(field.bit, field.width, size).map((piece) => writePiece(piece, pieceOf(field, piece, value), shared));
}

/** A hexadecimal literal of TypeScript. */
export function hex(value: number | bigint): string {
  return `0x${value.toString(16)}${typeof value === 'bigint' ? 'n' : ''}`;
}

/** Whether 64 bits at a whole byte are read in one go. */
function isWideWord(field: Field): boolean {
  return field.width === 64 && field.bit % 8 === 0;
}

/** Splits a field into words that lie inside the layout: one word where that is possible. */
function pieces(bit: number, width: number, size: number): Piece[] {
  const result: Piece[] = [];
  for (let from = 0; from < width;) {
    const position = bit + from;
    const words = ([8, 16, 32] as const).filter((bits) => Math.floor(position / bits) * bits + bits <= size * 8);
    const endOf = (bits: number): number => Math.floor(position / bits) * bits + bits;
    const wordBits = words.find((bits) => endOf(bits) >= bit + width) ?? words.at(-1) ?? 8;
    const take = Math.min(width - from, endOf(wordBits) - position);
    result.push({
      byte: Math.floor(position / wordBits) * (wordBits / 8),
      wordBits,
      shift: position % wordBits,
      width: take,
      from,
    });
    from += take;
  }
  return result;
}

function readPiece(piece: Piece): string {
  const word = `view.getUint${piece.wordBits}(${offset(piece.byte)}${piece.wordBits === 8 ? '' : ', true'})`;
  const low = piece.shift === 0 ? word : `${word} >>> ${piece.shift}`;
  if (piece.shift + piece.width === piece.wordBits) return piece.shift === 0 ? low : `(${low})`;
  return piece.shift === 0 ? `(${low} & ${hex(2 ** piece.width - 1)})` : `((${low}) & ${hex(2 ** piece.width - 1)})`;
}

function shifted(expression: string, by: number): string {
  return by === 0 ? expression : `(${expression} << ${by}n)`;
}

function pieceOf(field: Field, piece: Piece, value: string): string {
  if (piece.width === field.width) return value;
  if (field.width > NUMBER_BITS) return `Number((${value} >> ${piece.from}n) & ${hex(2n ** BigInt(piece.width) - 1n)})`;
  if (field.width <= 32) return `(${value} >>> ${piece.from}) & ${hex(2 ** piece.width - 1)}`;
  return piece.from === 0
    ? `${value} % ${hex(2 ** piece.width)}`
    : `Math.floor(${value} / ${hex(2 ** piece.from)}) % ${hex(2 ** piece.width)}`;
}

function writePiece(piece: Piece, value: string, shared: boolean): string {
  const end = piece.wordBits === 8 ? '' : ', true';
  if (piece.width === piece.wordBits && !shared) return `view.setUint${piece.wordBits}(${piece.byte}, ${value}${end});`;
  const word = `view.getUint${piece.wordBits}(${piece.byte}${end})`;
  const moved = piece.shift === 0 ? `(${value})` : `((${value}) << ${piece.shift})`;
  return `view.setUint${piece.wordBits}(${piece.byte}, ${word} | ${moved}${end});`;
}

function offset(byte: number): string {
  return byte === 0 ? 'at' : `at + ${byte}`;
}
