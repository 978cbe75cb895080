import { kebabCase } from '../ids.ts';
import { sha256 } from '../sha256.ts';
import type { Buffer, CodecValue, CodecVector, ScenarioVector, VectorFile } from '../vector.ts';
import { Addresses, BUFFER_SIZE } from './addresses.ts';
import { packHex } from './hex-runs.ts';
import { sameJson } from './same.ts';
import { withSequences } from './sequences.ts';
import { packSteps, packTitle, type PlainStep } from './steps.ts';
import type { WireBuffer, WireDefaults, WireFile, WireScenario, WireStep } from './wire.ts';

/** A step is shared from so many uses on, and only if it is longer than its name may be. */
const USES = 3;
const LENGTH = 45;
const DEFAULTS = ['level', 'topology', 'requires', 'effects'] as const;

/** A vector file as it is written: what its vectors have in common stands once. `unpackFile` gives the same file again. */
export function packFile(file: VectorFile): WireFile {
  const { topologies, vectors, ...head } = file;
  const scenarios = vectors.filter((vector) => vector.kind === 'scenario');
  const defaults = defaultsOf(scenarios);
  const plain = new Map(
    scenarios.map((vector) => [
      vector,
      packTitle(
        packSteps(vector.steps, [...(topologies[vector.topology]?.memory ?? []), ...vector.memory]),
        vector.title,
      ),
    ]),
  );
  const lists = capabilityNames(scenarios, defaults);
  const names = sharedNames([...plain.values()].flat());
  const named = (step: PlainStep): WireStep => names.get(JSON.stringify(step)) ?? step;
  const { sequences, steps } = withSequences([...plain.values()].map((own) => own.map(named)));
  const stepsOf = new Map(scenarios.map((vector, index) => [vector, steps[index] ?? []]));
  return {
    ...head,
    topologies,
    defaults,
    capabilities: Object.fromEntries(
      [...lists].map(([text, name]): [string, ScenarioVector['requires']] => [name, JSON.parse(text)]).sort(byName),
    ),
    shared: Object.fromEntries(
      [...names].map(([text, name]): [string, PlainStep] => [name, JSON.parse(text)]).sort(byName),
    ),
    sequences,
    vectors: vectors.map((vector) =>
      vector.kind === 'codec' ? packCodec(vector) : packScenario(vector, defaults, lists, stepsOf.get(vector) ?? []),
    ),
  };
}

function packScenario(
  vector: ScenarioVector,
  defaults: WireDefaults,
  lists: ReadonlyMap<string, string>,
  steps: readonly WireStep[],
): WireScenario {
  const { level, topology, requires, effects, memory, ...others } = vector;
  const head: Partial<typeof others> = { ...others };
  delete head.steps;
  const own = { level, topology, requires, effects };
  const differing = DEFAULTS.filter((key) => !sameJson(own[key], defaults[key]));
  const list = lists.get(JSON.stringify(requires));
  return {
    ...(head as Omit<typeof others, 'steps'>),
    ...Object.fromEntries(differing.map((key) => [key, key === 'requires' ? (list ?? requires) : own[key]])),
    ...(memory.length > 0 && { memory: packMemory(memory) }),
    steps,
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The most frequent value of each; the first of those that are equally frequent. */
function defaultsOf(vectors: readonly ScenarioVector[]): WireDefaults {
  return Object.fromEntries(
    DEFAULTS.flatMap((key) => {
      const counts = new Map<string, number>();
      for (const vector of vectors) {
        const text = JSON.stringify(vector[key]);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      const [first, ...others] = counts;
      return first === undefined
        ? []
        : [[key, JSON.parse(others.reduce((best, one) => (one[1] > best[1] ? one : best), first)[0])]];
    }),
  );
}

function packMemory(memory: readonly Buffer[]): WireBuffer[] {
  const addresses = new Addresses();
  return memory.map(({ name, space, iova, size, fill, bytes }) => {
    const follows = iova === addresses.next(space);
    if (follows) addresses.take(space, size);
    return {
      name,
      ...(space !== 'host' && { space }),
      ...(!follows && { iova }),
      ...(size !== BUFFER_SIZE && { size }),
      ...(fill !== undefined && { fill }),
      ...(bytes !== undefined && { bytes: packHex(bytes) }),
    };
  });
}

/** The names of the lists of conditions that several vectors have, by their text; the usual one stands in the defaults. */
function capabilityNames(vectors: readonly ScenarioVector[], usual: WireDefaults): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { requires } of vectors) {
    const text = JSON.stringify(requires);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  counts.delete(JSON.stringify(usual.requires));
  return new Map(
    [...counts].flatMap(([text, count]) => (count < 2 ? [] : [[text, `limits-${sha256(text).slice(0, 8)}`]])),
  );
}

/** The names of the steps that several vectors have, by their text: what they are about, and a part of their hash. */
function sharedNames(steps: readonly PlainStep[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const step of steps) {
    const text = JSON.stringify(step);
    if (text.length > LENGTH) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [text, count] of counts) {
    if (count < USES) continue;
    const hash = sha256(text);
    const about = aboutOf(JSON.parse(text) as PlainStep);
    const short = `${about}-${hash.slice(0, 5)}`;
    const name = taken.has(short) ? `${about}-${hash.slice(0, 16)}` : short;
    taken.add(name);
    names.set(text, name);
  }
  return names;
}

function aboutOf(step: PlainStep): string {
  const words =
    step.note ?? ('struct' in step ? step.struct : undefined) ?? ('command' in step ? step.command : undefined);
  return (
    kebabCase(words ?? step.op)
      .slice(0, 32)
      .replace(/-$/, '') || 'step'
  );
}

function packCodec(vector: CodecVector): CodecVector {
  return { ...vector, bytes: packHex(vector.bytes), fields: mapFields(vector.fields, packHex) };
}

/** Bytes, written out or with runs. */
const BYTES = /^[0-9a-f]{2,}(?:\*[0-9]+)?(?: [0-9a-f]{2,}(?:\*[0-9]+)?)*$/;

/** The fields of a codec vector with their bytes in the other form; names and numbers such as `0x1f` stay. */
export function mapFields(fields: CodecVector['fields'], turn: (hex: string) => string): CodecVector['fields'] {
  const value = (one: CodecValue): CodecValue => {
    if (typeof one === 'string') return BYTES.test(one) ? turn(one) : one;
    return typeof one === 'number' ? one : one.map((entry) => mapFields(entry, turn));
  };
  return Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, value(one)]));
}
