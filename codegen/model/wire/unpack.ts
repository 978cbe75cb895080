import type { Buffer, CodecVector, ScenarioVector, Vector, VectorFile } from '../vector.ts';
import { nextAddress } from './addresses.ts';
import { unpackHex } from './hex-runs.ts';
import { mapFields } from './pack.ts';
import { type PlainStep, unpackSteps } from './steps.ts';
import type { WireBuffer, WireFile, WireScenario } from './wire.ts';

/** What one file may grow to: a hostile one is small and says much. */
const MAXIMUM_STEPS = 1_000_000;
const MAXIMUM_EXPANDED = 32 * 1024 * 1024;

/** A vector file that says something impossible in few words; the message says what, and in which vector. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/** The file that a written one stands for. @throws WireError for names that nothing has, bytes that are none, or too much of all. */
export function unpackFile(file: WireFile): VectorFile {
  const { defaults = {}, shared = {}, vectors, ...head } = file;
  const budget = { steps: MAXIMUM_STEPS, bytes: MAXIMUM_EXPANDED };
  const topologies = unpackTopologies(file, budget);
  return {
    ...head,
    topologies,
    vectors: vectors.map((vector) =>
      told(`vector ${vector.id}`, () =>
        vector.kind === 'codec'
          ? unpackCodec(vector, budget)
          : unpackScenario(vector, { ...file, topologies, defaults, shared }, budget),
      ),
    ),
  };
}

function unpackTopologies({ topologies = {} }: WireFile, budget: Budget): VectorFile['topologies'] {
  return Object.fromEntries(
    Object.entries(topologies).map(([name, topology]) =>
      told(`topology ${name}`, () => {
        const memory = unpackMemory(topology.memory, budget);
        return [name, { memory, steps: unpackSteps(topology.steps, memory, (hex) => expanded(hex, budget)) }];
      }),
    ),
  );
}

/** Runs a part of the work; what it finds wrong is told with the place. */
function told<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new WireError(`${place}: ${error.message}`);
  }
}

interface Budget {
  steps: number;
  bytes: number;
}

function unpackScenario(vector: WireScenario, file: WireFile, budget: Budget): Vector {
  const { memory: wireMemory = [], steps: wireSteps, ...own } = vector;
  const { level, topology, requires, effects, ...head } = { ...file.defaults, ...own };
  if (level === undefined || topology === undefined || requires === undefined || effects === undefined)
    throw new RangeError(
      'Unexpected absence of level, topology, requires or effects, expected them here or in defaults',
    );
  const memory = unpackMemory(wireMemory, budget);
  const named = wireSteps.map((step): PlainStep => {
    if (typeof step !== 'string') return step;
    if (!Object.hasOwn(file.shared, step))
      throw new RangeError(`Unexpected step ${step.slice(0, 60)}, expected the name of a shared step`);
    return file.shared[step] as PlainStep;
  });
  const buffers = Object.hasOwn(file.topologies, topology) ? (file.topologies[topology]?.memory ?? []) : [];
  budget.steps -= wireSteps.length;
  if (budget.steps < 0)
    throw new RangeError(`Unexpected number of steps, expected at most ${MAXIMUM_STEPS} in one file`);
  const steps = unpackSteps(named, [...buffers, ...memory], (hex) => expanded(hex, budget));
  const scenario: ScenarioVector = { ...head, level, topology, requires, effects, memory, steps };
  return scenario;
}

function unpackCodec(vector: CodecVector, budget: Budget): CodecVector {
  const turn = (hex: string): string => expanded(hex, budget);
  return { ...vector, bytes: turn(vector.bytes), fields: mapFields(vector.fields, turn) };
}

function unpackMemory(wire: readonly WireBuffer[], budget: Budget): Buffer[] {
  const memory: Buffer[] = [];
  for (const { name, space = 'host', iova = nextAddress(memory.at(-1)), size, fill, bytes } of wire) {
    memory.push({
      name,
      space,
      iova,
      size,
      ...(fill !== undefined && { fill }),
      ...(bytes !== undefined && { bytes: expanded(bytes, budget) }),
    });
  }
  return memory;
}

/** The bytes that a text stands for, which all of a file together may be so many. */
function expanded(text: string, budget: Budget): string {
  const hex = unpackHex(text);
  budget.bytes -= hex.length / 2;
  if (budget.bytes < 0)
    throw new RangeError(`Unexpected number of bytes, expected at most ${MAXIMUM_EXPANDED} in one file`);
  return hex;
}
