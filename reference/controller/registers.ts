import { readBits, writeBits } from '../../codegen/model/bits.ts';
import type { Access, Register, RegisterField, RegisterSpace } from '../../codegen/model/layout.ts';

/** The registers of one space as the Register tables describe them, without what they set going. */
export class Registers {
  readonly #registers = new Map<string, Register>();
  readonly #byWord = new Map<number, Register>();
  /** By register and field: where it stands in all bytes. */
  readonly #places = new Map<string, ReadonlyMap<string, { readonly bit: number; readonly width: number }>>();
  readonly #bytes: Uint8Array;
  readonly #words: DataView;
  readonly #writable: Record<Exclude<Access, 'RO'>, DataView>;
  readonly #reset: Uint8Array;

  /**
   * `implementation` holds the reset values of the fields marked `impl`, by `REGISTER.FIELD`.
   * @throws RangeError where one is missing, unknown or too great.
   */
  constructor(
    all: readonly Register[],
    implementation: Readonly<Record<string, number>>,
    space: RegisterSpace = 'controller',
  ) {
    const registers = all.filter((register) => register.space === space);
    const elsewhere = new Set(all.filter((register) => register.space !== space).map(({ mnemonic }) => mnemonic));
    const size = registers.reduce((end, register) => Math.max(end, register.offset + register.size), 0);
    const words = (): DataView => new DataView(new ArrayBuffer(Math.ceil(size / 4) * 4));
    this.#words = words();
    this.#bytes = new Uint8Array(this.#words.buffer);
    this.#writable = { RW: words(), RW1S: words(), RW1C: words(), WO: words() };
    const unused = new Set(Object.keys(implementation).filter((name) => !elsewhere.has(name.split('.')[0] ?? '')));
    for (const register of registers) {
      this.#registers.set(register.mnemonic, register);
      const begin = register.offset * 8;
      this.#places.set(
        register.mnemonic,
        new Map(register.fields.map(({ mnemonic, bit, width }) => [mnemonic, { bit: begin + bit, width }])),
      );
      for (let at = 0; at < register.size; at += 4) this.#byWord.set(register.offset + at, register);
      for (const field of register.fields) this.#place(register, field, implementation, unused);
    }
    if (unused.size > 0)
      throw new RangeError(
        `Unexpected ${[...unused].join(', ')} in the configuration, expected register fields whose reset value is impl`,
      );
    this.#reset = this.#bytes.slice();
  }

  /** The mnemonic of the register that holds the word at `offset`, or `null`. */
  nameAt(offset: number): string | null {
    return this.#byWord.get(offset)?.mnemonic ?? null;
  }

  /** Whether there is a register of that name. */
  has(register: string): boolean {
    return this.#registers.has(register);
  }

  /** Where a register stands, for a host. */
  offsetOf(register: string): number {
    return this.#register(register).offset;
  }

  /** What a host reads from the word at `offset`; 0 where no register is. */
  readWord(offset: number): number {
    if (!this.#byWord.has(offset)) return 0;
    return (this.#words.getUint32(offset, true) & ~this.#writable.WO.getUint32(offset, true)) >>> 0;
  }

  /** What a host writes to the word at `offset`; ignored where no register is. */
  writeWord(offset: number, value: number): void {
    if (!this.#byWord.has(offset)) return;
    const { RW, RW1S, RW1C, WO } = this.#writable;
    const old = this.#words.getUint32(offset, true);
    const plain = RW.getUint32(offset, true) | WO.getUint32(offset, true);
    // NB-REG-5: bits whose access is RO are in none of the masks and keep their value.
    const written = (old & ~plain) | (value & plain) | (value & RW1S.getUint32(offset, true));
    this.#words.setUint32(offset, written & ~(value & RW1C.getUint32(offset, true)), true);
  }

  /** The values of all registers, for `load`. */
  save(): Uint8Array {
    return this.#bytes.slice();
  }

  /** Makes all registers hold what was saved. */
  load(saved: Uint8Array): void {
    this.#bytes.set(saved);
  }

  /** The bytes of a register, for the reader of its generated struct. */
  bytes(register: string): Uint8Array {
    const { offset, size } = this.#register(register);
    return this.#bytes.subarray(offset, offset + size);
  }

  /** The value of a field; addresses above 2^53 - 1 are not exact. */
  get(register: string, field: string): number {
    const { bit, width } = this.#places.get(register)?.get(field) ?? this.#field(register, field);
    return Number(readBits(this.#bytes, bit, width));
  }

  /** Sets a field from inside the controller, whatever a host may do to it. */
  set(register: string, field: string, value: number): void {
    const { bit, width } = this.#field(register, field);
    writeBits(this.#bytes, bit, width, value);
  }

  /** What a write of the word at `offset` gives a field; `null` where the field does not lie in it. */
  partOf(register: string, field: string, offset: number, value: number): number | null {
    const { bit, width } = this.#field(register, field);
    const low = bit - offset * 8;
    if (low < 0 || low + width > 32) return null;
    return Math.floor((value >>> 0) / 2 ** low) % 2 ** width;
  }

  /** Gives every register and field but those in `kept` (`AQA`, `CSTS.NSSRO`) its value after reset. */
  reset(kept: ReadonlySet<string>): void {
    for (const { mnemonic, fields } of this.#registers.values()) {
      if (kept.has(mnemonic)) continue;
      for (const field of fields) if (!kept.has(`${mnemonic}.${field.mnemonic}`)) this.#resetField(mnemonic, field);
    }
  }

  /** Gives those registers and fields their value after reset; a field that `kept` names keeps it in any case. */
  resetOnly(names: ReadonlySet<string>, kept: ReadonlySet<string> = new Set()): void {
    for (const { mnemonic, fields } of this.#registers.values())
      for (const field of fields) {
        const name = `${mnemonic}.${field.mnemonic}`;
        if (names.has(name) || (names.has(mnemonic) && !kept.has(name))) this.#resetField(mnemonic, field);
      }
  }

  #resetField(register: string, { mnemonic }: RegisterField): void {
    const { bit, width } = this.#field(register, mnemonic);
    writeBits(this.#bytes, bit, width, readBits(this.#reset, bit, width));
  }

  #place(
    register: Register,
    field: RegisterField,
    implementation: Readonly<Record<string, number>>,
    unused: Set<string>,
  ): void {
    const bit = register.offset * 8 + field.bit;
    const name = `${register.mnemonic}.${field.mnemonic}`;
    const reset = field.reset ?? implementation[name];
    if (reset === undefined)
      throw new RangeError(
        `Unexpected configuration without ${name}, expected a value because its reset value is impl`,
      );
    if (field.reset === null) unused.delete(name);
    writeBits(this.#bytes, bit, field.width, reset);
    if (field.access === 'RO') return;
    const mask = new Uint8Array(this.#writable[field.access].buffer);
    for (let i = 0; i < field.width; i++) writeBits(mask, bit + i, 1, 1);
  }

  #register(mnemonic: string): Register {
    const register = this.#registers.get(mnemonic);
    if (!register)
      throw new RangeError(
        `Unexpected register ${mnemonic}, expected one of ${[...this.#registers.keys()].join(', ')}`,
      );
    return register;
  }

  #field(mnemonic: string, name: string): { bit: number; width: number } {
    const register = this.#register(mnemonic);
    const field = register.fields.find((candidate) => candidate.mnemonic === name);
    if (!field)
      throw new RangeError(
        `Unexpected field ${mnemonic}.${name}, expected one of ${register.fields.map((known) => known.mnemonic).join(', ')}`,
      );
    return { bit: register.offset * 8 + field.bit, width: field.width };
  }
}
