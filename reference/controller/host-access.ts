import type { Doorbell } from './doorbells.ts';
import { doorbellAt } from './doorbells.ts';
import type { FunctionEvents } from './function-events.ts';
import type { MessageSpace } from './message-space.ts';
import type { Registers } from './registers.ts';
import type { ServedControllers } from './served-controllers.ts';
import type { TraceRecorder } from './trace-recorder.ts';

/** The base address register of the controller's registers and doorbells. */
const REGISTERS = 0;
/** What reads return that nothing answers. */
const ALL_ONES = 0xffff_ffff;
const DOORBELL_VALUES = 0x1_0000;

/** What accesses of a host reach. */
export interface AccessParts {
  readonly registers: Registers;
  readonly served: ServedControllers;
  readonly events: FunctionEvents;
  readonly messages: MessageSpace;
  readonly trace?: TraceRecorder;
}

/** The memory space of the function as a host reads and writes it, in accesses of 4 or 8 bytes. */
export class HostAccess {
  readonly #parts: AccessParts;

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  /** An 8-byte read is two 4-byte reads; 0 where no register is. NB-PCI-1: nothing answers while memory space is off. */
  readRegister(offset: number, size: 4): number;
  readRegister(offset: number, size: 8): bigint;
  readRegister(offset: number, size: 4 | 8): number | bigint;
  readRegister(offset: number, size: 4 | 8): number | bigint {
    const { registers, trace } = this.#parts;
    const value = this.#read(size, (half) => registers.readWord(offset + half));
    if (this.#answers) trace?.registerAccess('register-read', registers.nameAt(offset), offset, size, value);
    return value;
  }

  /** Ignored where no register is. Only a doorbell takes no second half (NB-DBL-2). */
  writeRegister(offset: number, size: 4 | 8, value: number | bigint): void {
    if (!this.#answers) return;
    const { registers, trace } = this.#parts;
    const whole = BigInt.asUintN(8 * size, BigInt(value));
    if (trace && !this.#doorbellAt(offset))
      trace.registerAccess('register-write', registers.nameAt(offset), offset, size, whole);
    this.#writeWord(offset, Number(whole & 0xffff_ffffn));
    if (size === 8 && !this.#doorbellAt(offset)) this.#writeWord(offset + 4, Number(whole >> 32n));
  }

  /** Reads in the memory space of a base address register; 0 where nothing is. */
  readBar(bar: number, offset: number, size: 4 | 8): number | bigint {
    if (bar === REGISTERS) return this.readRegister(offset, size);
    return this.#read(size, (half) => this.#parts.messages.readWord(bar, offset + half));
  }

  /** Writes in the memory space of a base address register; ignored where nothing is. */
  writeBar(bar: number, offset: number, size: 4 | 8, value: number | bigint): void {
    if (bar === REGISTERS) {
      this.writeRegister(offset, size, value);
      return;
    }
    if (!this.#answers) return;
    const whole = BigInt.asUintN(8 * size, BigInt(value));
    this.#parts.messages.writeWord(bar, offset, Number(whole & 0xffff_ffffn));
    if (size === 8) this.#parts.messages.writeWord(bar, offset + 4, Number(whole >> 32n));
  }

  get #answers(): boolean {
    return this.#parts.events.configurationSpace.answersMemory;
  }

  #read(size: 4 | 8, word: (half: 0 | 4) => number): number | bigint {
    const answering = this.#answers ? word : () => ALL_ONES;
    const low = answering(0);
    return size === 4 ? low : (BigInt(answering(4)) << 32n) | BigInt(low);
  }

  #doorbellAt(offset: number): Doorbell | null {
    return doorbellAt(offset, this.#parts.registers.get('CAP', 'DSTRD'));
  }

  #writeWord(offset: number, value: number): void {
    const { served, events, trace } = this.#parts;
    const doorbell = this.#doorbellAt(offset);
    if (!doorbell) {
      events.writeRegister(offset, value);
      return;
    }
    const ignored = served.ignoredDoorbells;
    served.ring(doorbell, value % DOORBELL_VALUES);
    trace?.doorbell(doorbell, value % DOORBELL_VALUES, served.ignoredDoorbells === ignored);
  }
}
