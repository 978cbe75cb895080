import type { Model } from '../../codegen/model/model.ts';
import { LIMITS } from '../../reference/host/fixtures.ts';
import { Controller } from '../../reference/controller/controller.ts';
import { UNREACHABLE } from '../../reference/controller/dma.ts';
import type { MediaClassInput } from '../../reference/controller/media-class.ts';
import type { NamespaceConfiguration } from '../../reference/controller/namespace-configuration.ts';
import type { Random } from './random.ts';

/** Limits of a device by mnemonic. */
export type Limits = Readonly<Record<string, number>>;

/** How many worlds of 100 are the usual one, in which every command can succeed. */
const USUAL = 66;
/** How often a limit keeps its usual value in the other worlds. */
const KEPT = 70;
const MOST_TRIES = 50;
const MOST_CLASSES = 8;
/** How many of 100 worlds have queues in pages, and how many have namespaces of several media classes. */
const PAGED = 35;
const CLASSED = 40;
/** Sizes of the largest queue where queues may lie in pages: one page, some, and more than a page of a list names. */
const PAGED_QUEUES = [64, 256, 4096] as const;
/** Media from the fastest to the slowest, in nanoseconds and bytes per second. */
const MEDIA: readonly (MediaClassInput | undefined)[] = [
  undefined,
  { readLatency: 1000, writeLatency: 1000 },
  { readLatency: 80_000, writeLatency: 15_000, readBandwidth: 3_000_000_000, writeBandwidth: 200_000_000 },
  { readLatency: 90_000, writeLatency: 900_000, flushLatency: 500_000, writeBandwidth: 20_000_000, cacheSize: 16_384 },
  { readLatency: 4_000_000, writeLatency: 4_000_000, flushLatency: 8_000_000, cacheSize: 262_144 },
];

/** A device to be fuzzed, and its media. */
export interface World {
  readonly limits: Limits;
  /** Underlying namespaces that are not as the limits say; none: all are alike, and at once. */
  readonly namespaces: readonly NamespaceConfiguration[];
  /** Whether the limits, but for those of queues in pages, are the usual ones. */
  readonly isUsual: boolean;
}

/** The device of a run: the usual one or one at an edge of what the model allows, with queues in pages and slow media in some. */
export function drawWorld(model: Model, random: Random): World {
  const usual = usualLimits(model);
  const drawn = drawLimits(model, usual, random);
  const paged = { ...drawn, CQR: 0, MAXQE: random.pick(PAGED_QUEUES) };
  const limits = random.percent(PAGED) && isPossible(model, paged) ? paged : drawn;
  const namespaces = random.percent(CLASSED) ? drawNamespaces(limits, random) : [];
  return { limits, namespaces, isUsual: drawn === usual };
}

function drawNamespaces({ NN = 1 }: Limits, random: Random): readonly NamespaceConfiguration[] {
  return Array.from({ length: Math.min(NN, MOST_CLASSES) }, (_, i) => {
    const media = random.pick(MEDIA);
    const blockSize = random.pick([512, 4096] as const);
    return { NSID: i + 1, size: random.pick([1, 16, 64, 1000]), blockSize, ...(media && { media }) };
  });
}

function usualLimits(model: Model): Limits {
  return Object.fromEntries(
    model.limits.map(({ mnemonic, minimum }) => [mnemonic, (LIMITS as Limits)[mnemonic] ?? minimum]),
  );
}

/** The usual limits, of a small device, or some at an edge of what the model allows. */
function drawLimits(model: Model, usual: Limits, random: Random): Limits {
  if (random.percent(USUAL)) return usual;
  for (let i = 0; i < MOST_TRIES; i += 1) {
    const drawn = Object.fromEntries(
      model.limits.map(({ mnemonic, minimum, maximum }) => {
        const value = usual[mnemonic] ?? minimum;
        return [mnemonic, random.percent(KEPT) ? value : edge(random, minimum, Math.min(maximum, 2 * value))];
      }),
    );
    if (isPossible(model, drawn)) return drawn;
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
