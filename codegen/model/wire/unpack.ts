import type { Buffer, CodecVector, ScenarioVector, Vector, VectorFile } from '../vector.ts';
import { Addresses, BUFFER_SIZE } from './addresses.ts';
import { unpackHex } from './hex-runs.ts';
import { mapFields } from './pack.ts';
import { type PlainStep, unpackSteps, unpackTitle } from './steps.ts';
import type { WireBuffer, WireFile, WireScenario, WireStep } from './wire.ts';

/** What one file may grow to: a hostile one is small and says much. */
const MAXIMUM_STEPS = 1_000_000;
const MAXIMUM_EXPANDED = 32 * 1024 * 1024;

/** A vector file that says something impossible in few words; the message says what, and in which vector. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/** The file that a written one stands for. @throws WireError for names that nothing has, bytes that are none, or too much of all. */
export function unpackFile(file: WireFile): VectorFile {
  const { defaults = {}, capabilities = {}, shared = {}, sequences = {}, vectors, ...head } = file;
  const budget = { steps: MAXIMUM_STEPS, bytes: MAXIMUM_EXPANDED };
  const topologies = unpackTopologies(file, budget);
  return {
    ...head,
    topologies,
    vectors: vectors.map((vector) =>
      told(`vector ${vector.id}`, () =>
        vector.kind === 'codec'
          ? unpackCodec(vector, budget)
          : unpackScenario(vector, { ...file, defaults, capabilities, shared, sequences }, topologies, budget),
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

function unpackScenario(
  vector: WireScenario,
  file: WireFile,
  topologies: VectorFile['topologies'],
  budget: Budget,
): Vector {
  const { memory: wireMemory = [], steps: wireSteps, ...own } = vector;
  const { level, topology, requires: listed, effects, ...head } = { ...file.defaults, ...own };
  const requires = typeof listed === 'string' ? capability(listed, file) : listed;
  if (level === undefined || topology === undefined || requires === undefined || effects === undefined)
    throw new RangeError(
      'Unexpected absence of level, topology, requires or effects, expected them here or in defaults',
    );
  const memory = unpackMemory(wireMemory, budget);
  const named = wireSteps.flatMap((step) => namedSteps(step, file, budget));
  const buffers = Object.hasOwn(topologies, topology) ? (topologies[topology]?.memory ?? []) : [];
  const steps = unpackTitle(
    unpackSteps(named, [...buffers, ...memory], (hex) => expanded(hex, budget)),
    vector.title,
  );
  const scenario: ScenarioVector = { ...head, level, topology, requires, effects, memory, steps };
  return scenario;
}

/** The steps that a step of a vector is: one, or those of a run, which holds no other runs. */
function namedSteps(step: WireStep, { shared, sequences }: WireFile, budget: Budget): readonly PlainStep[] {
  const run = typeof step === 'string' && step.startsWith('@') ? entryOf(sequences, step, 'run') : [step];
  budget.steps -= run.length;
  if (budget.steps < 0)
    throw new RangeError(`Unexpected number of steps, expected at most ${MAXIMUM_STEPS} in one file`);
  return run.map((one) => (typeof one === 'string' ? entryOf(shared, one, 'shared step') : one));
}

function entryOf<Entry>(entries: Readonly<Record<string, Entry>>, name: string, noun: string): Entry {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (entry === undefined) throw new RangeError(`Unexpected step ${name.slice(0, 60)}, expected the name of a ${noun}`);
  return entry;
}

function capability(name: string, { capabilities }: WireFile): ScenarioVector['requires'] {
  const list = Object.hasOwn(capabilities, name) ? capabilities[name] : undefined;
  if (list === undefined)
    throw new RangeError(`Unexpected requires ${name.slice(0, 60)}, expected the name of a list in capabilities`);
  return list;
}

function unpackCodec(vector: CodecVector, budget: Budget): CodecVector {
  const turn = (hex: string): string => expanded(hex, budget);
  return { ...vector, bytes: turn(vector.bytes), fields: mapFields(vector.fields, turn) };
}

function unpackMemory(wire: readonly WireBuffer[], budget: Budget): Buffer[] {
  const memory: Buffer[] = [];
  const addresses = new Addresses();
  for (const { name, space = 'host', iova = addresses.next(space), size = BUFFER_SIZE, fill, bytes } of wire) {
    if (iova === addresses.next(space)) addresses.take(space, size);
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
