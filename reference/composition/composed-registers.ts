import type { Model } from '../../codegen/model/model.ts';
import { Registers } from '../controller/registers.ts';
import type { RegisterImage } from './host-service.ts';

/** Offset of the first doorbell, and unit of ASQ and ACQ. */
export const FIRST_DOORBELL = 0x1000;

/** What a level changes in the register image: it may lower what the device offers, and never raise it (XC-CMP-1). */
export interface ComposedRegisterOptions {
  /** CAP.DSTRD where doorbells are all trapped; that of the device where absent (XC-CMP-2). */
  readonly stride?: number;
  /** Upper bound for CAP.MQES, 0's based. */
  readonly largestQueue?: number;
  /** What the level itself adds to CAP.TO and CRTO, in units of 500 ms (XC-CMP-3). */
  readonly latency?: number;
}

/** The register page of a composed controller after power on. */
export function composedRegisters(
  model: Pick<Model, 'registers'>,
  image: RegisterImage,
  { stride, largestQueue = Infinity, latency = 1 }: ComposedRegisterOptions,
): Registers {
  const implementation = model.registers.flatMap(({ mnemonic, fields }) =>
    fields.filter(({ reset }) => reset === null).map((field) => [`${mnemonic}.${field.mnemonic}`, 0] as const),
  );
  const registers = new Registers(model.registers, Object.fromEntries(implementation));
  registers.bytes('CAP').set(image.capabilities);
  new DataView(registers.bytes('VS').buffer).setUint32(registers.offsetOf('VS'), image.version, true);
  new DataView(registers.bytes('CRTO').buffer).setUint32(registers.offsetOf('CRTO'), image.readyTimeouts, true);
  if (stride !== undefined) registers.set('CAP', 'DSTRD', stride);
  registers.set('CAP', 'MQES', Math.min(registers.get('CAP', 'MQES'), largestQueue));
  registers.set('CAP', 'TO', Math.min(0xff, registers.get('CAP', 'TO') + latency));
  registers.set('CRTO', 'CRWMT', Math.min(0xffff, registers.get('CRTO', 'CRWMT') + latency));
  return registers;
}
