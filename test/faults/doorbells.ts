import type { Controller } from '../../reference/controller/controller.ts';
import { doorbellAt, doorbellOffset } from '../../reference/controller/doorbells.ts';
import type { Fault } from './fault.ts';
import type { Tampering } from './tampering.ts';

type WriteRegister = (offset: number, size: 4 | 8, value: number | bigint) => void;

/** The offset at which doorbells begin. */
const DOORBELLS = 0x1000;

/** Changes what a write to the doorbells does; `write`: what the reference does with one. */
function doorbells(change: (write: WriteRegister, controller: Controller) => WriteRegister): Tampering {
  return {
    device(controller) {
      const write = controller.writeRegister.bind(controller);
      const changed = change(write, controller);
      controller.writeRegister = (offset, size, value) => (offset < DOORBELLS ? write : changed)(offset, size, value);
    },
  };
}

/** Mistakes with doorbells. */
export const DOORBELL_FAULTS: readonly Fault[] = [
  {
    name: 'doorbell-of-neighbour',
    effect:
      'The device takes a doorbell for that of the next queue pair as well, and a tenant drives the queues of another one',
    requirements: ['XC-DBM-1', 'XC-DBP-7', 'XC-ISO-1'],
    tamper: () =>
      doorbells((write, { registers }) => (offset, size, value) => {
        write(offset, size, value);
        write(offset + (8 << registers.get('CAP', 'DSTRD')), size, value);
      }),
  },
  {
    name: 'doorbell-latched',
    effect:
      'The device keeps a doorbell write without a queue for the queue that comes next, which fetches what nobody wrote',
    requirements: ['XC-DBM-3', 'XC-DBP-5'],
    tamper: () => {
      const latched = new Map<number, number | bigint>();
      return {
        powerOn: () => latched.clear(),
        device(controller) {
          const write = controller.writeRegister.bind(controller);
          const isIgnored = (offset: number, size: 4 | 8, value: number | bigint): boolean => {
            const before = controller.ignoredDoorbells;
            write(offset, size, value);
            return controller.ignoredDoorbells > before;
          };
          controller.writeRegister = (offset, size, value) => {
            if (isIgnored(offset, size, value)) latched.set(offset, value);
          };
          const work = controller.work.bind(controller);
          controller.work = () => {
            work();
            for (const [offset, value] of latched) if (!isIgnored(offset, 4, value)) latched.delete(offset);
            work();
          };
        },
      };
    },
  },
  {
    name: 'doorbell-pair-shifted',
    effect: 'The device has the doorbells of an extended controller at other pages than the Doorbell Map says',
    requirements: ['XC-DBM-1', 'XC-RES-11'],
    tamper: () =>
      doorbells((write, { registers, controlPlane }) => (offset, size, value) => {
        const doorbell = doorbellAt(offset, registers.get('CAP', 'DSTRD'));
        const first = Number(controlPlane.limits['FEQID'] ?? 0);
        const isPool = doorbell !== null && first > 0 && doorbell.qid > first;
        write(isPool ? offset - (8 << registers.get('CAP', 'DSTRD')) : offset, size, value);
      }),
  },
  {
    name: 'doorbell-of-other-kind',
    effect: 'The device takes a write to the head doorbell of a queue pair for one to its tail doorbell',
    requirements: ['XC-DBM-1', 'XC-DBP-7', 'NB-DBL-3'],
    tamper: () =>
      doorbells((write, { registers }) => (offset, size, value) => {
        const stride = registers.get('CAP', 'DSTRD');
        const doorbell = doorbellAt(offset, stride);
        write(doorbell ? doorbellOffset({ ...doorbell, queue: 'sq' }, stride) : offset, size, value);
      }),
  },
  {
    name: 'tail-beyond-queue',
    effect:
      'The device takes a tail beyond the queue for one within it, and executes entries that the driver did not submit',
    requirements: ['NB-DBL-3', 'XC-DBP-6'],
    tamper: () => doorbells((write) => (offset, size, value) => write(offset, size, Number(value) >= 16 ? 1 : value)),
  },
  {
    name: 'doorbell-write-lost',
    effect:
      'The device loses a doorbell write that comes before it has worked on the one before, and a command is never fetched',
    requirements: ['NB-AER-4', 'NB-QUE-10', 'XC-ARC-3', 'NB-QUE-7'],
    tamper: () => {
      let isBusy = false;
      return {
        powerOn: () => (isBusy = false),
        device(controller) {
          const write = controller.writeRegister.bind(controller);
          controller.writeRegister = (offset, size, value) => {
            if (offset < DOORBELLS) write(offset, size, value);
            else if (!isBusy) write(offset, size, value);
            if (offset >= DOORBELLS) isBusy = true;
          };
          const work = controller.work.bind(controller);
          controller.work = () => {
            work();
            isBusy = false;
          };
        },
      };
    },
  },
];
