import type { Model } from '../../codegen/model/model.ts';
import { doorbellOffset } from '../controller/doorbells.ts';
import { decodeCap } from '../generated/registers/cap.ts';

/** What a driver needs of a controller, whatever lies between them. */
export interface RegisterPort {
  readRegister(offset: number, size: 4): number;
  writeRegister(offset: number, size: 4, value: number): void;
  /** Lets the controller work until it is idle. */
  settle(): void;
}

/** Registers by name and doorbells by queue pair, as a driver reaches them. */
export class RegisterAccess {
  readonly #model: Pick<Model, 'registers'>;
  readonly #port: RegisterPort;
  /** CAP.DSTRD, once it was read: it does not change. */
  #stride: number | null = null;

  constructor(model: Pick<Model, 'registers'>, port: RegisterPort) {
    this.#model = model;
    this.#port = port;
  }

  /** Writes a register from its struct, four bytes at a time. */
  write(register: string, bytes: Uint8Array): void {
    const { offset } = this.#register(register);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; at += 4) this.#port.writeRegister(offset + at, 4, view.getUint32(at, true));
  }

  /** Reads the bytes of a register for its struct, four at a time. */
  read(register: string): Uint8Array {
    const { offset, size } = this.#register(register);
    const view = new DataView(new ArrayBuffer(size));
    for (let at = 0; at < size; at += 4) view.setUint32(at, this.#port.readRegister(offset + at, 4), true);
    return new Uint8Array(view.buffer);
  }

  /** Writes a doorbell of a queue pair of the device. */
  ring(queue: 'sq' | 'cq', pair: number, value: number): void {
    this.#stride ??= decodeCap(this.read('CAP')).dstrd;
    this.#port.writeRegister(doorbellOffset({ queue, qid: pair }, this.#stride), 4, value);
  }

  /** Lets the controller work until it is idle. */
  settle(): void {
    this.#port.settle();
  }

  #register(mnemonic: string): { readonly offset: number; readonly size: number } {
    const register = this.#model.registers.find((candidate) => candidate.mnemonic === mnemonic);
    if (!register)
      throw new RangeError(`Unexpected register ${mnemonic}, expected one that the specification describes`);
    return register;
  }
}
