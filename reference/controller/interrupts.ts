import type { Registers } from './registers.ts';

/** What INTMS and INTMC mask for the primary controller, which shows one mask in both. */
export class Interrupts {
  readonly #registers: Registers;
  readonly #deliver: (vector: number, owner: object) => void;

  constructor(registers: Registers, deliver: (vector: number, owner: object) => void) {
    this.#registers = registers;
    this.#deliver = deliver;
  }

  /** Delivers an interrupt unless its vector is masked. */
  raise(vector: number, owner: object): void {
    const mask = this.#registers.get('INTMS', 'IVMS');
    if (vector < 32 && (mask >>> vector) % 2 === 1) return;
    this.#deliver(vector, owner);
  }

  /** After a host has written to INTMS or INTMC: the other register shows the same mask. */
  maskWritten(register: 'INTMS' | 'INTMC'): void {
    if (register === 'INTMS') this.#registers.set('INTMC', 'IVMC', this.#registers.get('INTMS', 'IVMS'));
    else this.#registers.set('INTMS', 'IVMS', this.#registers.get('INTMC', 'IVMC'));
  }
}
