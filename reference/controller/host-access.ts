import type { Doorbell } from './doorbells.ts';
import { doorbellAt } from './doorbells.ts';
import type { FunctionEvents } from './function-events.ts';
import type { MessageSpace } from './message-space.ts';
import type { Registers } from './registers.ts';
import type { ServedControllers } from './served-controllers.ts';
import type { BarTrace, RegisterTrace } from './trace.ts';
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
    const { registers } = this.#parts;
    const value = this.#read(size, (half) => registers.readWord(offset + half));
    this.#traceRegister('register-read', offset, size, value);
    return value;
  }

  /** Ignored where no register is. Only a doorbell takes no second half (NB-DBL-2). */
  writeRegister(offset: number, size: 4 | 8, value: number | bigint): void {
    const isAnswering = this.#answers;
    if (this.#parts.trace && !(isAnswering && this.#doorbellAt(offset)))
      this.#traceRegister('register-write', offset, size, value);
    if (!isAnswering) return;
    this.#writeWord(offset, lowWord(value));
    if (size === 8 && !this.#doorbellAt(offset)) this.#writeWord(offset + 4, highWord(value));
  }

  /** Reads in the memory space of a base address register; 0 where nothing is. */
  readBar(bar: number, offset: number, size: 4 | 8): number | bigint {
    if (bar === REGISTERS) return this.readRegister(offset, size);
    const value = this.#read(size, (half) => this.#parts.messages.readWord(bar, offset + half));
    this.#traceBar('bar-read', bar, offset, size, value);
    return value;
  }

  /** Writes in the memory space of a base address register; ignored where nothing is. */
  writeBar(bar: number, offset: number, size: 4 | 8, value: number | bigint): void {
    if (bar === REGISTERS) {
      this.writeRegister(offset, size, value);
      return;
    }
    this.#traceBar('bar-write', bar, offset, size, value);
    if (!this.#answers) return;
    this.#parts.messages.writeWord(bar, offset, lowWord(value));
    if (size === 8) this.#parts.messages.writeWord(bar, offset + 4, highWord(value));
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
    const { events, trace } = this.#parts;
    const doorbell = this.#doorbellAt(offset);
    if (!doorbell) {
      events.writeRegister(offset, value);
      return;
    }
    const slot = value % DOORBELL_VALUES;
    if (trace) trace.doorbell(doorbell, slot, () => this.#ring(doorbell, slot));
    else this.#ring(doorbell, slot);
  }

  /** Whether a queue took the value. */
  #ring(doorbell: Doorbell, value: number): boolean {
    const { served } = this.#parts;
    const ignored = served.ignoredDoorbells;
    served.ring(doorbell, value);
    return served.ignoredDoorbells === ignored;
  }

  #traceRegister(kind: RegisterTrace['kind'], offset: number, size: 4 | 8, value: number | bigint): void {
    const { registers, trace } = this.#parts;
    if (!trace) return;
    const name = registers.nameAt(offset);
    trace.registerAccess({ kind, name, offset, size, value: bits(value, size), isLost: !this.#answers });
  }

  #traceBar(kind: BarTrace['kind'], bar: number, offset: number, size: 4 | 8, value: number | bigint): void {
    const { messages, trace } = this.#parts;
    if (!trace) return;
    const place = messages.placeOf(bar, offset);
    trace.barAccess({ kind, bar, offset, size, value: bits(value, size), isLost: !this.#answers, place });
  }
}

function lowWord(value: number | bigint): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value >>> 0 : Number(bits(value, 4));
}

function highWord(value: number | bigint): number {
  return Number(bits(value, 8) >> 32n);
}

/** What a host sees or gives in an access of so many bytes. */
function bits(value: number | bigint, size: 4 | 8): bigint {
  return BigInt.asUintN(8 * size, BigInt(value));
}
