import type { StepBase } from './register-step.ts';

/** An access of 4 or 8 bytes to memory space of the function that a register of its configuration space points to. */
interface BarAccess extends StepBase {
  /**
   * The mnemonic of a register such as that of the MSI-X table: bits 2:0 are the number of a base address register, and bits 31:3
   * those of an offset from it.
   */
  readonly area: string;
  /** Bytes from the begin of the area, a multiple of `size`. */
  readonly at: number;
  readonly size: 4 | 8;
}
/** Writes to it: a value or the address of a buffer. */
export interface BarWrite extends BarAccess {
  readonly op: 'bar.write';
  /** As `0x…`. */
  readonly value?: string;
  readonly mem?: string;
}
/** Reads it once and compares it under the mask. */
export interface BarExpect extends BarAccess {
  readonly op: 'bar.expect';
  /** As `0x…`. */
  readonly value: string;
  readonly mask: string;
}
