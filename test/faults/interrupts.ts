import { MSIXP_OFFSET } from '../../reference/generated/registers/msixp.ts';
import type { Fault } from './fault.ts';

/** Mistakes with the MSI-X table and its messages. */
export const INTERRUPT_FAULTS: readonly Fault[] = [
  {
    name: 'pending-interrupt-for-next-owner',
    effect: 'The device keeps what is pending for a tenant that is gone, and interrupts the next owner of its vector',
    requirements: ['XC-INT-1'],
    tamper: () => ({ device: ({ interruptTable }) => void (interruptTable.forget = () => undefined) }),
  },
  {
    name: 'masked-vector-sent',
    effect: 'The device sends the message of a vector that is masked, while a driver cannot take it',
    requirements: ['XC-INT-2', 'NB-MSX-3'],
    tamper: () => ({
      device({ interruptTable }) {
        const raise = interruptTable.raise.bind(interruptTable);
        interruptTable.raise = (vector, owner) => {
          raise(vector, owner);
          if (!interruptTable.isPending(vector)) return;
          interruptTable.unmask(vector);
          interruptTable.mask(vector);
        };
      },
    }),
  },
  {
    name: 'masked-interrupt-lost',
    effect: 'The device forgets interrupts of a vector while it is masked, and a driver waits for ever',
    requirements: ['XC-INT-2', 'NB-MSX-3', 'NB-MSX-4'],
    tamper: () => ({
      device({ interruptTable }) {
        const raise = interruptTable.raise.bind(interruptTable);
        interruptTable.raise = (vector, owner) => {
          const wasPending = interruptTable.isPending(vector);
          raise(vector, owner);
          if (!wasPending && interruptTable.isPending(vector)) interruptTable.forget(owner);
        };
      },
    }),
  },
  {
    name: 'interrupt-on-other-vector',
    effect: 'The device interrupts on the next vector of the function, which may be that of another tenant',
    requirements: ['XC-RES-13', 'XC-INT-3', 'XC-EAQ-12', 'NB-CCQ-8'],
    tamper: () => ({
      interrupts: (deliver) => (vector, message) => deliver(vector === 0 ? 0 : vector + 1, message),
    }),
  },
  {
    name: 'vector-of-tenant-taken-as-own',
    effect: "The device interrupts on the vector that has the tenant's number among those of the function",
    requirements: ['XC-RES-13', 'XC-EAQ-12', 'XC-INT-3'],
    tamper: () => ({
      interrupts: (deliver) => (vector, message) => deliver(Math.min(vector, 1), message),
    }),
  },
  {
    name: 'no-interrupt',
    effect: 'The device posts completions of I/O queues and tenants and sends no message for them',
    requirements: ['NB-CCQ-8', 'XC-INT-2', 'XC-EAQ-12'],
    tamper: () => ({ interrupts: (deliver) => (vector, message) => void (vector === 0 && deliver(vector, message)) }),
  },
  {
    name: 'interrupt-without-enable',
    effect: 'The device interrupts for a completion queue that was created without interrupts, on the lowest vector',
    requirements: ['XC-INT-4', 'NB-CCQ-8'],
    tamper: () => ({
      device(controller) {
        const { interruptTable } = controller;
        const work = controller.work.bind(controller);
        controller.work = () => {
          work();
          interruptTable.raise(1, controller);
        };
      },
    }),
  },
  {
    name: 'pending-bits-writable',
    effect: 'The device lets a host write its pending bits, and interrupts get lost or come from nowhere',
    requirements: ['NB-MSX-2'],
    tamper: () => {
      const written = new Map<string, number | bigint>();
      return {
        powerOn: () => written.clear(),
        device(controller) {
          const [read, write] = [controller.readBar.bind(controller), controller.writeBar.bind(controller)];
          const isPending = (bar: number, offset: number): boolean => {
            const register = controller.configurationSpace.read(MSIXP_OFFSET);
            return bar === register % 8 && offset >= register - bar;
          };
          controller.writeBar = (bar, offset, size, value) => {
            if (isPending(bar, offset)) written.set(`${bar} ${offset}`, value);
            write(bar, offset, size, value);
          };
          controller.readBar = (bar, offset, size) => written.get(`${bar} ${offset}`) ?? read(bar, offset, size);
        },
      };
    },
  },
  {
    name: 'table-not-masked-by-reset',
    effect:
      'The device leaves the entries of its MSI-X table as they are over a Function Level Reset, and sends messages to where the former driver had its own',
    requirements: ['NB-MSX-5'],
    tamper: () => {
      let reset = (): void => undefined;
      return {
        powerOn: () => reset(),
        device({ interruptTable }) {
          reset = interruptTable.reset.bind(interruptTable);
          interruptTable.reset = () => undefined;
        },
      };
    },
  },
  {
    name: 'table-in-parts-of-four-only',
    effect:
      'The device ignores the second half of an 8-byte write to its MSI-X table, and sends messages to a wrong address',
    requirements: ['NB-MSX-1'],
    tamper: () => ({
      device(controller) {
        const write = controller.writeBar.bind(controller);
        controller.writeBar = (bar, offset, _size, value) =>
          write(bar, offset, 4, Number(BigInt.asUintN(32, BigInt(value))));
      },
    }),
  },
];
