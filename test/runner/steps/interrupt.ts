import type { InterruptStep } from '../../../codegen/model/interrupt-step.ts';
import type { ScenarioContext } from '../context.ts';
import { StepFailure } from '../step-failure.ts';

/** The vector of the primary controller's admin queue: its interrupts come with every command. */
const PRIMARY_ADMIN = 0;

/** Checks which vectors have interrupted since the last such step; how often each of them did is free. */
export async function expectInterrupts(step: InterruptStep, context: ScenarioContext): Promise<void> {
  await context.adapter.settle(0);
  const fired = await context.adapter.interrupts();
  const actual = [...new Set(fired.filter((vector) => vector !== PRIMARY_ADMIN))].sort((a, b) => a - b);
  const expected = [...step.vectors].sort((a, b) => a - b);
  if (actual.join() === expected.join()) return;
  throw new StepFailure('Other vectors have interrupted', { expected: described(expected), actual: described(actual) });
}

function described(vectors: readonly number[]): string {
  return vectors.length === 0 ? 'no vector' : vectors.join(', ');
}
