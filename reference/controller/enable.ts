import { decodeAcq } from '../generated/registers/acq.ts';
import { decodeAqa } from '../generated/registers/aqa.ts';
import { decodeAsq } from '../generated/registers/asq.ts';
import { decodeCap } from '../generated/registers/cap.ts';
import { decodeCc } from '../generated/registers/cc.ts';
import type { Registers } from './registers.ts';

/** Bits of CAP.CSS that offer a value of CC.CSS: the NVM Command Set, all supported command sets, the admin command set only. */
const commandSetBit: Readonly<Record<number, number>> = { 0: 0, 6: 6, 7: 7 };

/** What the registers say when a host enables the controller. */
export interface EnabledConfiguration {
  /** Size in bytes of the host's pages. */
  readonly pageSize: number;
  readonly submissionQueue: { readonly base: number; readonly size: number };
  readonly completionQueue: { readonly base: number; readonly size: number };
}

/** The configuration in the registers, or in words why the controller cannot be enabled with it. */
export function enabledConfiguration(registers: Registers): EnabledConfiguration | { readonly fault: string } {
  const { asqs, acqs } = decodeAqa(registers.bytes('AQA'));
  const { mps, css } = decodeCc(registers.bytes('CC'));
  const capabilities = decodeCap(registers.bytes('CAP'));
  const { mpsmin, mpsmax } = capabilities;
  // NB-REG-3: an admin queue has at least two entries.
  if (asqs === 0) return { fault: 'AQA.ASQS is 0h, expected at least 1h (two entries)' };
  if (acqs === 0) return { fault: 'AQA.ACQS is 0h, expected at least 1h (two entries)' };
  // NB-REG-4: the page size is one that CAP offers.
  if (mps < mpsmin || mps > mpsmax)
    return { fault: `CC.MPS is ${mps}, expected ${mpsmin} to ${mpsmax} (CAP.MPSMIN to CAP.MPSMAX)` };
  // NB-REG-4: the command set is one that CAP offers.
  const bit = commandSetBit[css];
  if (bit === undefined || (capabilities.css >>> bit) % 2 === 0)
    return { fault: `CC.CSS is ${css}, which CAP.CSS does not offer` };
  const pageSize = 2 ** (12 + mps);
  const submissionQueue = { base: decodeAsq(registers.bytes('ASQ')).asqb * 4096, size: asqs + 1 };
  const completionQueue = { base: decodeAcq(registers.bytes('ACQ')).acqb * 4096, size: acqs + 1 };
  // NB-REG-8: the admin queues begin on a page.
  if (submissionQueue.base % pageSize !== 0)
    return { fault: `ASQ is not aligned to the page size of ${pageSize} bytes` };
  if (completionQueue.base % pageSize !== 0)
    return { fault: `ACQ is not aligned to the page size of ${pageSize} bytes` };
  return { pageSize, submissionQueue, completionQueue };
}
