import type { Registers } from './registers.ts';

/** Bits of CAP.CSS that offer a value of CC.CSS: the NVM Command Set, all supported command sets, the admin command set only. */
const commandSetBit: Readonly<Record<number, number>> = { 0: 0, 6: 6, 7: 7 };

/** Registers that a controller reset leaves alone (NB-REG-6). */
export const KEPT_BY_CONTROLLER_RESET = ['AQA', 'ASQ', 'ACQ'] as const;

/** Size in bytes of the host's pages. */
export function pageSize(registers: Registers): number {
  return 2 ** (12 + registers.get('CC', 'MPS'));
}

/** Why the configuration in the registers does not allow to enable the controller, in words; `null` where it does. */
export function configurationFault(registers: Registers): string | null {
  // NB-REG-3: an admin queue has at least two entries.
  for (const size of ['ASQS', 'ACQS']) {
    if (registers.get('AQA', size) === 0) return `AQA.${size} is 0h, expected at least 1h (two entries)`;
  }
  // NB-REG-4: the page size is one that CAP offers.
  const page = registers.get('CC', 'MPS');
  const low = registers.get('CAP', 'MPSMIN');
  const high = registers.get('CAP', 'MPSMAX');
  if (page < low || page > high) return `CC.MPS is ${page}, expected ${low} to ${high} (CAP.MPSMIN to CAP.MPSMAX)`;
  // NB-REG-4: the command set is one that CAP offers.
  const selected = registers.get('CC', 'CSS');
  const bit = commandSetBit[selected];
  if (bit === undefined || (registers.get('CAP', 'CSS') >>> bit) % 2 === 0)
    return `CC.CSS is ${selected}, which CAP.CSS does not offer`;
  // NB-REG-1: a valid configuration has admin queues that begin on a page.
  for (const queue of ['ASQ', 'ACQ']) {
    if (queueBase(registers, queue) % pageSize(registers) !== 0)
      return `${queue} is not aligned to the page size that CC.MPS selects`;
  }
  return null;
}

/** The address of an admin queue, from `ASQ` or `ACQ`. */
export function queueBase(registers: Registers, queue: string): number {
  return registers.get(queue, `${queue}B`) * 4096;
}
