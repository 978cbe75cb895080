/** What an entry of the MSI-X table sends: the address that is written, and the 4 bytes that are written there. */
export interface InterruptMessage {
  readonly address: bigint;
  readonly data: number;
}

/** The most entries that an MSI-X table can have. */
const LARGEST_TABLE = 2048;
/** Size of an entry in bytes. */
export const ENTRY_SIZE = 16;
const [ADDRESS, UPPER_ADDRESS, DATA, CONTROL] = [0, 4, 8, 12] as const;
/** The Mask Bit of Vector Control. */
const MASK = 1;
/** By place in the entry: the bits that a host can write. A message address is a multiple of 4. */
const WRITABLE: readonly number[] = [0xffff_fffc, 0xffff_ffff, 0xffff_ffff, MASK];
const NO_MESSAGE: InterruptMessage = { address: 0n, data: 0 };

/** The table in full of words that depend on the entry's number and the place in it. */
function tableOf(word: (entry: number, place: number) => number): Uint8Array {
  const words = new DataView(new ArrayBuffer(LARGEST_TABLE * ENTRY_SIZE));
  for (let at = 0; at < words.byteLength; at += 4)
    words.setUint32(at, word(Math.floor(at / ENTRY_SIZE), at % ENTRY_SIZE), true);
  return new Uint8Array(words.buffer);
}

/** NB-MSX-5: all masked. */
const MASKED = tableOf((_, place) => (place === CONTROL ? MASK : 0));
/** None is masked, and the data of each is its number. */
const NUMBERED = tableOf((entry, place) => (place === DATA ? entry : 0));

/** The entries of the function's MSI-X table: message address, message data and Vector Control. */
export class MessageTable {
  readonly #words = new DataView(new ArrayBuffer(LARGEST_TABLE * ENTRY_SIZE));
  /** Messages by vector, made when one is sent: entries hardly change. */
  readonly #messages = new Map<number, InterruptMessage>();

  constructor() {
    this.reset();
  }

  /** NB-MSX-5: all masked. */
  reset(): void {
    this.load(MASKED);
  }

  /** What host software leaves that uses all entries: none is masked, and the data of each is its number. */
  program(): void {
    this.load(NUMBERED);
  }

  /** A copy of the bytes of all entries. */
  save(): Uint8Array {
    return new Uint8Array(this.#words.buffer.slice(0));
  }

  /** Takes the bytes that `save` gave. */
  load(entries: Uint8Array): void {
    new Uint8Array(this.#words.buffer).set(entries);
    this.#messages.clear();
  }

  isMasked(vector: number): boolean {
    return vector < LARGEST_TABLE && this.#words.getUint32(vector * ENTRY_SIZE + CONTROL, true) === MASK;
  }

  setMask(vector: number, isMasked: boolean): void {
    if (vector < LARGEST_TABLE) this.#words.setUint32(vector * ENTRY_SIZE + CONTROL, isMasked ? MASK : 0, true);
  }

  /** What the entry of a vector sends. */
  message(vector: number): InterruptMessage {
    const known = this.#messages.get(vector);
    if (known) return known;
    if (vector >= LARGEST_TABLE) return NO_MESSAGE;
    const word = (place: number): number => this.#words.getUint32(vector * ENTRY_SIZE + place, true);
    const message = { address: (BigInt(word(UPPER_ADDRESS)) << 32n) | BigInt(word(ADDRESS)), data: word(DATA) };
    this.#messages.set(vector, message);
    return message;
  }

  /** Four bytes of the table; `offset` in bytes, a multiple of 4 in the table. */
  read(offset: number): number {
    return this.#words.getUint32(offset, true);
  }

  /** Writes four bytes of the table; reserved bits stay cleared to 0b. */
  write(offset: number, value: number): void {
    this.#words.setUint32(offset, value & (WRITABLE[(offset % ENTRY_SIZE) / 4] ?? 0), true);
    this.#messages.delete(Math.floor(offset / ENTRY_SIZE));
  }
}
