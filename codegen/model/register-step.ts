/** What every step of a vector has. */
export interface StepBase {
  /** What the step is for, for people. */
  readonly note?: string;
}

/** Writes a register. */
export interface RegisterWrite extends StepBase {
  readonly op: 'reg.write';
  /** The register's mnemonic. */
  readonly reg: string;
  readonly value?: string;
  /** Write the address of a buffer. */
  readonly mem?: string;
}
/** Reads a register until it has the value under the mask. */
export interface RegisterPoll extends StepBase {
  readonly op: 'reg.poll';
  readonly reg: string;
  readonly mask: string;
  readonly value: string;
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
