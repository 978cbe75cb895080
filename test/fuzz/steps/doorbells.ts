import type { StepKind } from './step.ts';

/** Steps that write doorbells, and that take completions or do not. */
export const doorbellSteps: readonly StepKind[] = [
  {
    name: 'any doorbell',
    weight: 4,
    act(host) {
      const { random, limits } = host;
      const pair = random.percent(80)
        ? random.below((limits['FEQID'] ?? 1) + (limits['POOLQP'] ?? 1) + 2)
        : random.below(0x1_0000);
      const value = random.percent(60) ? random.below(20) : random.word();
      const kind = random.percent(50) ? 'sq' : 'cq';
      host.say(`${kind} doorbell of pair ${pair}: ${value}`);
      host.ring(kind, pair, value);
    },
  },
  {
    name: 'wrong doorbell',
    weight: 4,
    act(host) {
      const { random } = host;
      const { submission, completion } = host.snapshot();
      const kind = random.percent(50) ? 'sq' : 'cq';
      const queue = random.maybe(kind === 'sq' ? submission : completion);
      if (!queue) return;
      const value = random.pick([
        0,
        1,
        queue.entries - 1,
        queue.entries,
        queue.entries + 1,
        0xffff,
        random.below(queue.entries),
      ]);
      host.say(`${kind} doorbell of pair ${queue.pair}, which has ${queue.entries} entries: ${value}`);
      host.ring(kind, queue.pair, value);
    },
  },
  {
    name: 'odd offset',
    weight: 2,
    act(host) {
      const offset = 0x1000 + host.random.below(0x1_0000);
      host.say(`write to ${offset.toString(16)}h`);
      host.write(offset, host.random.word());
    },
  },
  {
    name: 'take completions',
    weight: 6,
    act(host) {
      host.say('all completions are taken');
      for (const queue of host.snapshot().completion) if (host.random.percent(70)) host.drain(queue);
    },
  },
];
