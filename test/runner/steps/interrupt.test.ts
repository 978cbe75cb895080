import { describe, expect, it } from 'vitest';
import type { InterruptStep } from '../../../codegen/model/interrupt-step.ts';
import type { DeviceAdapter } from '../adapter.ts';
import { ScenarioContext } from '../context.ts';
import { model } from '../fixtures.ts';
import { expectInterrupts } from './interrupt.ts';

const MILLISECOND = 1_000_000;

/** A device whose vectors interrupt at these milliseconds of its virtual clock. */
function contextOf(...interrupts: readonly (readonly [at: number, vector: number])[]): ScenarioContext {
  let now = 0;
  const left = [...interrupts];
  const adapter: Partial<DeviceAdapter> = {
    settle: async (nanoseconds) => {
      const next = (left[0]?.[0] ?? Infinity) * MILLISECOND;
      const passed = Math.max(0, Math.min(nanoseconds, next - now));
      now += passed;
      return passed;
    },
    interrupts: async () => {
      const fired: number[] = [];
      while (left[0] && left[0][0] * MILLISECOND <= now) fired.push((left.shift() as readonly [number, number])[1]);
      return fired;
    },
  };
  return new ScenarioContext({ adapter: adapter as DeviceAdapter, clock: 'virtual', limits: {}, model }, {});
}

const steps = async (context: ScenarioContext, ...all: readonly Omit<InterruptStep, 'op'>[]): Promise<void> => {
  for (const step of all) await expectInterrupts({ op: 'irq', ...step }, context);
};

describe('irq', () => {
  it('wants the vectors at once, and no other one', async () => {
    await expect(steps(contextOf([0, 1], [0, 0]), { vectors: [1] })).resolves.toBeUndefined();
    await expect(steps(contextOf([1, 1]), { vectors: [1] })).rejects.toThrow('Other vectors have interrupted');
    await expect(steps(contextOf([0, 1], [0, 2]), { vectors: [1] })).rejects.toThrow('Other vectors');
  });

  it('waits for vectors as long as it says, and no longer', async () => {
    await expect(steps(contextOf([5, 1]), { vectors: [1], within: 5 })).resolves.toBeUndefined();
    await expect(steps(contextOf([6, 1]), { vectors: [1], within: 5 })).rejects.toThrow('Other vectors');
  });

  it('sees that nothing comes for a time', async () => {
    await expect(steps(contextOf([21, 1]), { vectors: [], within: 20 })).resolves.toBeUndefined();
    await expect(steps(contextOf([20, 1]), { vectors: [], within: 20 })).rejects.toThrow('Other vectors');
  });

  it('counts what came early, once', async () => {
    const early = { vectors: [], may: [1] };
    await expect(steps(contextOf([0, 1]), early, early, { vectors: [1] })).resolves.toBeUndefined();
    await expect(steps(contextOf([0, 1]), early, { vectors: [1] }, { vectors: [1] })).rejects.toThrow('Other vectors');
    await expect(steps(contextOf([0, 1]), early, { vectors: [], within: 5 })).resolves.toBeUndefined();
  });
});
