import type { EventType, Model } from '../../codegen/model/model.ts';
import type { Registers } from './registers.ts';
import type { TraceRecorder } from './trace-recorder.ts';
import { WatchedRegisters } from './watched-registers.ts';

/** The power state in which a function works, as PMCS.PS has it. */
const D0 = 0;
/** What a host's firmware switches on before a driver starts. */
const ENUMERATED = [
  ['PCICMD', 'MSE'],
  ['PCICMD', 'BME'],
  ['MSIXC', 'MXE'],
] as const;

/** The PCI configuration space of the function, as far as the specification has registers in it. */
export class ConfigurationSpace {
  readonly #registers: Registers;
  readonly #watched: WatchedRegisters;
  readonly #written: (events: readonly EventType[]) => void;
  readonly #trace: TraceRecorder | undefined;
  #answersMemory = true;
  #mayRequest = true;

  /** `written`: called after each write, with the events that it brings about. */
  constructor(
    model: Pick<Model, 'events'>,
    registers: Registers,
    written: (events: readonly EventType[]) => void,
    trace?: TraceRecorder,
  ) {
    this.#registers = registers;
    this.#watched = new WatchedRegisters(model, registers);
    this.#written = written;
    this.#trace = trace;
  }

  /** NB-PCI-1: whether the function answers accesses to its memory space. */
  get answersMemory(): boolean {
    return this.#answersMemory;
  }

  /** NB-PCI-2, NB-PCI-3: whether the function may read and write host memory and send interrupts. */
  get mayRequest(): boolean {
    return this.#mayRequest;
  }

  /** NB-PCI-4: whether interrupts are sent; else they wait. */
  get sendsInterrupts(): boolean {
    return this.#mayRequest && this.#get('MSIXC', 'MXE', 1) === 1 && this.#get('MSIXC', 'FM', 0) === 0;
  }

  /** After a change of the registers: every doorbell asks what they say. */
  refresh(): void {
    const isAwake = this.#get('PMCS', 'PS', D0) === D0;
    this.#answersMemory = isAwake && this.#get('PCICMD', 'MSE', 1) === 1;
    this.#mayRequest = isAwake && this.#get('PCICMD', 'BME', 1) === 1;
  }

  /** The state that the host's firmware leaves: memory space, bus mastering and MSI-X are on. */
  enumerate(): void {
    this.#registers.reset(new Set());
    for (const [register, field] of ENUMERATED)
      if (this.#registers.has(register)) this.#registers.set(register, field, 1);
  }

  /** What a host reads from the dword at `offset`; 0 where no register is. */
  read(offset: number): number {
    const value = this.#registers.readWord(offset);
    this.#trace?.configurationAccess('configuration-read', this.#registers.nameAt(offset), offset, value);
    return value;
  }

  /** What a host writes to the dword at `offset`; ignored where no register is. */
  write(offset: number, value: number): void {
    this.#trace?.configurationAccess('configuration-write', this.#registers.nameAt(offset), offset, value);
    this.#written(this.#watched.write(offset, value));
  }

  /** The value of a field, or what it is taken for where the specification does not have the register. */
  #get(register: string, field: string, absent: number): number {
    return this.#registers.has(register) ? this.#registers.get(register, field) : absent;
  }
}
