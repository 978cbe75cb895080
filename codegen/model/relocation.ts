/** `$name`: a value that an earlier step bound. `EXT.X`: a limit of the device; `CAP.X`, in `requires`: a field of a register. Arrays: `["+", "EXT.TAGMAX", 1]`. */
export type VectorExpression =
  number | string | readonly [operator: '+' | '-' | '*', left: VectorExpression, right: VectorExpression];

/** Bits of a byte string that get a value when the vector runs: little-endian from bit 0 of byte 0. */
export interface Relocation {
  readonly bit: number;
  readonly width: number;
  /** The address of a buffer. */
  readonly mem?: string;
  /** Bytes added to the buffer's address. */
  readonly offset?: number;
  readonly value?: VectorExpression;
}
