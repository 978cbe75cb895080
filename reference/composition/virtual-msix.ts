import type { HostService } from './host-service.ts';
import type { TrapCounter } from './traps.ts';

/** A message that reaches the guest: what its driver has written to an entry of the table. */
export interface GuestMessage {
  readonly vector: number;
  readonly address: number;
  readonly data: number;
}

const ENTRY_SIZE = 16;
const [ADDRESS, DATA, CONTROL] = [0, 8, 12] as const;
const MASK = 1;

/**
 * The MSI-X table and the Pending Bit Array of a composed function, wholly in software: entry i stands for vector i of the
 * extended controller, and what a guest writes there never reaches the function's own table (XC-CMP-15).
 */
export class VirtualMsix {
  readonly #table: DataView;
  readonly #pending = new Set<number>();
  readonly #service: HostService;
  readonly #traps: TrapCounter;
  readonly #deliver: (message: GuestMessage) => void;
  #isEnabled = false;
  #isFunctionMasked = false;

  constructor(service: HostService, traps: TrapCounter, deliver: (message: GuestMessage) => void) {
    this.#service = service;
    this.#traps = traps;
    this.#deliver = deliver;
    this.#table = new DataView(new ArrayBuffer(service.vectors * ENTRY_SIZE));
    this.#maskAll();
    service.onInterrupt((vector) => this.#raise(vector));
  }

  /** Entries of the table: as many as vectors were granted. */
  get size(): number {
    return this.#service.vectors;
  }

  /** Reads 4 bytes of the table; 0 beyond it. */
  readTable(offset: number): number {
    this.#traps.count('interrupt-table');
    return this.#isInTable(offset) ? this.#table.getUint32(offset, true) : 0;
  }

  /** Writes 4 bytes of the table; ignored beyond it. Taking a mask away sends what is pending. */
  writeTable(offset: number, value: number): void {
    this.#traps.count('interrupt-table');
    if (!this.#isInTable(offset)) return;
    const isControl = offset % ENTRY_SIZE === CONTROL;
    this.#table.setUint32(offset, isControl ? value & MASK : value >>> 0, true);
    if (!isControl) return;
    const vector = Math.floor(offset / ENTRY_SIZE);
    this.#service.mask(vector, (value & MASK) === MASK);
    this.#sendPending();
  }

  /** Reads 4 bytes of the Pending Bit Array: bit v stands for vector v. */
  readPending(offset: number): number {
    this.#traps.count('interrupt-table');
    let bits = 0;
    const first = offset * 8;
    for (let vector = first; vector < Math.min(first + 32, this.size); vector++)
      if (this.#pending.has(vector) || this.#service.isPending(vector)) bits |= 1 << (vector - first);
    return bits >>> 0;
  }

  /** After the guest has written Message Control: MSI-X Enable and Function Mask. */
  configure({
    isEnabled,
    isFunctionMasked,
  }: {
    readonly isEnabled: boolean;
    readonly isFunctionMasked: boolean;
  }): void {
    this.#isEnabled = isEnabled;
    this.#isFunctionMasked = isFunctionMasked;
    this.#sendPending();
  }

  /** The state after a reset of the composed function: disabled, all entries masked, nothing pending. */
  reset(): void {
    this.#isEnabled = this.#isFunctionMasked = false;
    this.#pending.clear();
    for (let at = 0; at < this.#table.byteLength; at += 4) this.#table.setUint32(at, 0, true);
    this.#maskAll();
  }

  #raise(vector: number): void {
    if (!this.#isEnabled) return;
    if (this.#isMasked(vector)) this.#pending.add(vector);
    else this.#send(vector);
  }

  #isMasked(vector: number): boolean {
    return this.#isFunctionMasked || this.#table.getUint32(vector * ENTRY_SIZE + CONTROL, true) === MASK;
  }

  #send(vector: number): void {
    const at = vector * ENTRY_SIZE;
    const address = this.#table.getUint32(at + ADDRESS + 4, true) * 2 ** 32 + this.#table.getUint32(at + ADDRESS, true);
    this.#deliver({ vector, address, data: this.#table.getUint32(at + DATA, true) });
  }

  #sendPending(): void {
    if (!this.#isEnabled) return;
    for (const vector of [...this.#pending]) {
      if (this.#isMasked(vector)) continue;
      this.#pending.delete(vector);
      this.#send(vector);
    }
  }

  #maskAll(): void {
    for (let vector = 0; vector < this.#service.vectors; vector++)
      this.#table.setUint32(vector * ENTRY_SIZE + CONTROL, MASK, true);
  }

  #isInTable(offset: number): boolean {
    return offset >= 0 && offset % 4 === 0 && offset < this.#table.byteLength;
  }
}
