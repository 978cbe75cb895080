import type { DeviceReset } from './stimulus.ts';

/** What every step of a vector has. */
export interface StepBase {
  /** What the step is for, for people. */
  readonly note?: string;
}

/** How a register of 64 bits is accessed; one of 32 bits has one half. */
export interface RegisterAccessWidth {
  /** In accesses of 32 bits, the low half first; `1`. Absent: in one access. */
  readonly halves?: 1;
}

/** Writes a register. */
export interface RegisterWrite extends StepBase, RegisterAccessWidth {
  readonly op: 'reg.write';
  /** The register's mnemonic. */
  readonly reg: string;
  readonly value?: string;
  /** The bits that get the value; the others keep what they have. All where absent. */
  readonly mask?: string;
  /** Write the address of a buffer. */
  readonly mem?: string;
}
/** Bits of a register that have a value. */
export interface RegisterBits {
  /** As `0x…`. */
  readonly mask: string;
  /** As `0x…`. */
  readonly value: string;
}
/** Reads a register until it has the value under the mask. */
export interface RegisterPoll extends StepBase, RegisterAccessWidth, RegisterBits {
  readonly op: 'reg.poll';
  readonly reg: string;
  /** Devices are free: each of these is as good. */
  readonly or?: readonly RegisterBits[];
  /** Milliseconds; on a model "until idle". */
  readonly within: number;
}
/** Reads a register once and compares it under the mask. */
export interface RegisterExpect extends StepBase {
  readonly op: 'reg.expect';
  readonly reg: string;
  readonly mask: string;
  readonly value: string;
  /** The name under which later steps use the whole value. */
  readonly bind?: string;
}
/** Resets the device from outside: its link, or its power. What its memory buffers hold stays. */
export interface ResetStep extends StepBase {
  readonly op: 'reset';
  readonly kind: DeviceReset;
}
