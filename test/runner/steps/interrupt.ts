import type { InterruptStep } from '../../../codegen/model/interrupt-step.ts';
import type { ScenarioContext } from '../context.ts';
import { StepFailure } from '../step-failure.ts';
import { waitUntil } from '../wait.ts';

/** The vector of the primary controller's admin queue: its interrupts come with every command. */
const PRIMARY_ADMIN = 0;
/** How much later than its completion a message may be seen on a real clock, in milliseconds. */
const GRACE = { virtual: 0, real: 100 } as const;

/** Checks which vectors have interrupted since the last such step; how often each of them did is free. */
export async function expectInterrupts(
  { vectors, may = [], within = 0 }: InterruptStep,
  context: ScenarioContext,
): Promise<void> {
  const { adapter, time, earlyInterrupts: early } = context;
  const fired = new Set<number>();
  const hasCome = (vector: number): boolean => fired.has(vector) || early.has(vector);
  const most = within + (vectors.length > 0 ? GRACE[time.clock] : 0);
  await waitUntil(time, most, async () => {
    for (const vector of await adapter.interrupts()) if (vector !== PRIMARY_ADMIN) fired.add(vector);
    return vectors.length > 0 && vectors.every(hasCome);
  });
  const wrong = [...fired].some((vector) => !vectors.includes(vector) && !may.includes(vector));
  const actual = [...new Set([...fired, ...vectors.filter(hasCome)])];
  if (wrong || !vectors.every(hasCome))
    throw new StepFailure('Other vectors have interrupted', {
      expected: described(vectors),
      actual: described(actual),
    });
  const kept = may.filter((vector) => hasCome(vector) && !vectors.includes(vector));
  early.clear();
  for (const vector of kept) early.add(vector);
}

function described(vectors: readonly number[]): string {
  return vectors.length === 0 ? 'no vector' : [...vectors].sort((a, b) => a - b).join(', ');
}
