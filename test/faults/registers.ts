import type { Controller } from '../../reference/controller/controller.ts';
import type { Fault } from './fault.ts';
import type { Tampering } from './tampering.ts';

type Value = number | bigint;
type WriteRegister = (offset: number, size: 4 | 8, value: Value) => void;

/** Values of CSTS.SHST in their place. */
const [SHST, SHUTTING_DOWN, SHUT_DOWN] = [0b1100, 0b0100, 0b1000] as const;
const [RDY, CFS] = [0b01, 0b10] as const;
const ENABLE = 1;
/** What resets the NVM subsystem: "NVMe". */
const NSSR_VALUE = 0x4e56_4d65;

/** Changes what writes to registers do. */
function writes(change: (write: WriteRegister, controller: Controller) => WriteRegister): () => Tampering {
  return () => ({
    device(controller) {
      controller.writeRegister = change(controller.writeRegister.bind(controller), controller);
    },
  });
}

/** Changes what a host reads from CSTS. */
function status(change: (value: number, controller: Controller) => number): Tampering {
  return {
    device(controller) {
      const read = controller.readRegister.bind(controller) as (offset: number, size: 4 | 8) => Value;
      const changed = (offset: number, size: 4 | 8): Value => {
        const value = read(offset, size);
        if (controller.registers.nameAt(offset) !== 'CSTS') return value;
        return size === 4 ? change(Number(value), controller) : BigInt(change(Number(value), controller));
      };
      controller.readRegister = changed as Controller['readRegister'];
    },
  };
}

/** Mistakes with the registers of the primary controller. */
export const REGISTER_FAULTS: readonly Fault[] = [
  {
    name: 'not-ready-too-early',
    effect:
      'The device clears CSTS.RDY while its writes are still on their way, and a host gives the namespace to the next user',
    requirements: ['NB-RST-21', 'XC-LIF-5'],
    tamper: () => status((value, { registers }) => (registers.get('CC', 'EN') === 0 ? value & ~RDY : value)),
  },
  {
    name: 'ready-with-wrong-configuration',
    effect:
      'The device reports that it is ready with queues that it cannot use, and a driver waits for its first command',
    requirements: ['NB-REG-3', 'NB-REG-4', 'NB-REG-8'],
    tamper: () => status((value, { registers }) => (registers.get('CC', 'EN') === 1 ? (value & ~CFS) | RDY : value)),
  },
  {
    name: 'shutdown-never-complete',
    effect: 'The device reports for ever that its shutdown goes on, and a host waits until its time is over',
    requirements: ['NB-REG-7'],
    tamper: () => status((value) => ((value & SHST) === SHUT_DOWN ? (value & ~SHST) | SHUTTING_DOWN : value)),
  },
  {
    name: 'shutdown-complete-too-early',
    effect: 'The device reports a complete shutdown while data is on its way, and a host takes the power away',
    requirements: ['NB-REG-7'],
    tamper: () => status((value) => ((value & SHST) === SHUTTING_DOWN ? (value & ~SHST) | SHUT_DOWN : value)),
  },
  {
    name: 'fatal-status-kept',
    effect: 'The device reports a fatal status after it was disabled, and no driver tries to enable it again',
    requirements: ['NB-REG-9'],
    tamper: () => {
      let wasFatal = false;
      return {
        ...status((value) => {
          wasFatal ||= (value & CFS) !== 0;
          return wasFatal ? value | CFS : value;
        }),
        powerOn: () => (wasFatal = false),
      };
    },
  },
  {
    name: 'read-only-bits-written',
    effect: 'The device lets a host write CAP, and the next driver takes the capabilities of nobody for its own',
    requirements: ['NB-REG-5'],
    tamper: writes((write, { registers }) => (offset, size, value) => {
      const name = registers.nameAt(offset);
      if (name === 'CAP') registers.set('CAP', 'TO', Number(BigInt(value) & 0xffn));
      if (name === 'CSTS') registers.set('CSTS', 'CFS', Number((BigInt(value) >> 1n) & 1n));
      write(offset, size, value);
    }),
  },
  {
    name: 'upper-half-ignored',
    effect: 'The device ignores a write to the upper half of ASQ, and fetches commands below 4 GiB',
    requirements: ['NB-REG-10'],
    tamper: writes((write, { registers }) => (offset, size, value) => {
      const isUpper = ['ASQ', 'ACQ'].includes(registers.nameAt(offset) ?? '') && offset % 8 === 4;
      if (!(isUpper && size === 4)) write(offset, size, value);
    }),
  },
  {
    name: 'any-value-resets-subsystem',
    effect:
      'The device resets the NVM subsystem on any write to NSSR, and a tool that writes zeros takes all controllers down',
    requirements: ['NB-REG-11'],
    tamper: writes((write, { registers }) => (offset, size, value) => {
      write(offset, size, registers.nameAt(offset) === 'NSSR' ? NSSR_VALUE : value);
    }),
  },
  {
    name: 'configuration-lost-while-disabled',
    effect: 'The device clears AQA, ASQ and ACQ when it is disabled, and a driver that enables it again has no queues',
    requirements: ['NB-RST-1', 'NB-REG-1', 'NB-REG-12'],
    tamper: writes((write, { registers }) => (offset, size, value) => {
      write(offset, size, value);
      if (registers.nameAt(offset) !== 'CC' || (Number(value) & ENABLE) !== 0) return;
      registers.set('AQA', 'ASQS', 0);
      registers.set('AQA', 'ACQS', 0);
    }),
  },
];
