import type { Model } from '../../codegen/model/model.ts';
import { LIMITS } from '../../reference/host/fixtures.ts';
import { Controller } from '../../reference/controller/controller.ts';
import { UNREACHABLE } from '../../reference/controller/dma.ts';
import type { Random } from './random.ts';

/** Limits of a device by mnemonic. */
export type Limits = Readonly<Record<string, number>>;

/** How many worlds of 100 are the usual one, in which every command can succeed. */
const USUAL = 66;
/** How often a limit keeps its usual value in the other worlds. */
const KEPT = 70;
const MOST_TRIES = 50;
/** What `Traffic` reads of the bus: rings in one piece. It would take the entries of a queue in pages for data. */
const READABLE: Limits = { CQR: 1 };

/** The limits of a run: the usual small device, or one at an edge of what the model allows. */
export function drawLimits(model: Model, random: Random): Limits {
  const usual: Limits = Object.fromEntries(
    model.limits.map(({ mnemonic, minimum }) => [mnemonic, (LIMITS as Limits)[mnemonic] ?? minimum]),
  );
  if (random.percent(USUAL)) return usual;
  for (let i = 0; i < MOST_TRIES; i += 1) {
    const drawn = Object.fromEntries(
      model.limits.map(({ mnemonic, minimum, maximum }) => {
        const value = usual[mnemonic] ?? minimum;
        return [mnemonic, random.percent(KEPT) ? value : edge(random, minimum, Math.min(maximum, 2 * value))];
      }),
    );
    const limits = { ...drawn, ...READABLE };
    if (isPossible(model, limits)) return limits;
  }
  return usual;
}

function edge(random: Random, minimum: number, maximum: number): number {
  return random.percent(60) ? minimum : random.between(minimum, Math.max(minimum, maximum));
}

/** Limits have invariants of their own: a device that breaks them at power on is none, nor one that the reference cannot be. */
function isPossible(model: Model, limits: Limits): boolean {
  try {
    return new Controller(model, { limits, memory: UNREACHABLE }).controlPlane.invariants().length === 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
