import { sendBlocks } from '../mechanics-io.ts';
import { enablePrimary } from '../mechanics.ts';
import type { StepKind } from './step.ts';

/** Steps that write registers: resets, shutdowns, and anything. */
export const registerSteps: readonly StepKind[] = [
  {
    name: 'reset',
    weight: 0.5,
    act(host) {
      host.say('CC.EN is cleared');
      host.writeRegister('CC', {});
    },
  },
  {
    name: 'reset and enable',
    weight: 0.5,
    act: enablePrimary,
  },
  {
    name: 'enable again',
    weight: 0.5,
    act(host) {
      host.say('CC.EN is cleared and set');
      host.writeRegister('CC', {});
      if (host.random.percent(50)) host.settle();
      host.writeRegister('CC', { EN: 1, MPS: host.random.below(3), IOSQES: 6, IOCQES: 4 });
    },
  },
  {
    name: 'shutdown',
    weight: 0.3,
    act(host) {
      const EN = host.random.percent(80) ? 1 : 0;
      host.say(`shutdown with CC.EN = ${EN}`);
      host.writeRegister('CC', { EN, SHN: host.random.between(1, 3), IOSQES: 6, IOCQES: 4 });
    },
  },
  {
    name: 'reset while the media is at work',
    weight: 1,
    act(host, submitter) {
      const queue = host.random.maybe(host.snapshot().submission.filter(({ qid }) => qid > 0));
      if (!queue) return;
      host.blocks.hold('begun');
      sendBlocks(
        host,
        submitter,
        queue,
        host.snapshot().controllers.find(({ object }) => object === queue.owner) ?? null,
      );
      host.settle();
      host.writeRegister('CC', {});
      const SHN = host.random.below(2);
      host.say(`CC.EN is cleared, then CC.SHN = ${SHN}`);
      host.writeRegister('CC', { SHN });
      if (host.random.percent(50)) host.blocks.release();
      if (host.random.percent(50)) host.settle();
      if (host.random.percent(70)) host.writeRegister('CC', { EN: 1, IOSQES: 6, IOCQES: 4 });
    },
  },
  {
    name: 'power',
    weight: 0.2,
    act(host) {
      host.say('power off and on');
      host.powerOn();
    },
  },
  {
    name: 'any register',
    weight: 1,
    act(host) {
      const { random, model } = host;
      // A random CC would end the life of all controllers most of the time.
      const register = random.pick(model.registers.filter(({ mnemonic }) => mnemonic !== 'CC' || random.percent(20)));
      const value = random.percent(50) ? random.word() : random.below(256);
      const offset = register.offset + random.pick([0, 0, 0, 4, 1, 2]);
      host.say(`${register.mnemonic}: ${value.toString(16)}h at ${offset.toString(16)}h`);
      host.write(offset, value);
      host.controller.readRegister(offset, random.percent(50) ? 4 : 8);
    },
  },
  {
    name: 'interrupt mask',
    weight: 2,
    act(host) {
      const { random, limits } = host;
      const { interruptTable: table } = host.controller;
      const vector = random.below(limits['MSIXN'] ?? 1);
      const masks: Readonly<Record<string, () => void>> = {
        mask: () => table.mask(vector),
        unmask: () => table.unmask(vector),
        'mask function': () => table.maskFunction(),
        'unmask function': () => table.unmaskFunction(),
      };
      const [name, act] = random.pick(Object.entries(masks));
      host.say(`interrupts: ${name}, vector ${vector}`);
      act();
    },
  },
];
