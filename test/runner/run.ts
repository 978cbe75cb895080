import type { Model } from '../../codegen/model/model.ts';
import type { Vector, VectorFile } from '../../codegen/model/vector.ts';
import type { DeviceAdapter, DeviceDescription } from './adapter.ts';
import { AdapterError } from './adapter.ts';
import type { CodecSet } from './codec-set.ts';
import { runCodecVector } from './codec-runner.ts';
import type { DeviceUnderTest } from './context.ts';
import type { VectorResult } from './result.ts';
import type { Outcome } from './scenario.ts';
import { runScenario } from './scenario.ts';
import type { Selection } from './select.ts';
import { isSelected } from './select.ts';

export interface RunOptions {
  /** The model that the vectors were made from. */
  readonly model: Model;
  readonly selection?: Selection;
  /** The codecs that codec vectors are run on; absent: those of the adapter. */
  readonly codecs?: readonly CodecSet[];
  /** The milliseconds that a vector may wait for a device with a real clock; its steps alone decide where absent. */
  readonly vectorTime?: number | undefined;
  /** Results that are there already, by vector: these vectors are not run again. */
  readonly known?: ReadonlyMap<string, VectorResult> | undefined;
}

const everything: Selection = { only: [], skip: [] };

/** Runs the selected vectors in the order of the files; each scenario begins with a fresh device. */
export async function* runVectors(
  files: readonly VectorFile[],
  adapter: DeviceAdapter,
  options: RunOptions,
): AsyncGenerator<VectorResult> {
  const description = await adapter.hello();
  const codecs = options.codecs ?? (adapter.codecs ? [adapter.codecs] : []);
  for (const file of files) {
    const vectors = file.vectors.filter((vector) => isSelected(vector, file.group, options.selection ?? everything));
    if (vectors.length === 0) continue;
    let device: DeviceUnderTest | Outcome | undefined;
    for (const vector of vectors) {
      const known = options.known?.get(vector.id);
      if (known) {
        yield known;
        continue;
      }
      device ??= await prepare(file, adapter, description, options);
      const start = performance.now();
      let outcome: Outcome;
      if (vector.kind === 'codec') outcome = await runCodecVector(vector, codecs);
      else if ('verdict' in device) outcome = device;
      else outcome = await runScenario(vector, file, device, description.level);
      yield resultOf(vector, file.group, outcome, performance.now() - start);
    }
  }
}

/** Gives a configurable device the limits of a file; another one is asked for its own. */
async function prepare(
  file: VectorFile,
  adapter: DeviceAdapter,
  { clock, level }: DeviceDescription,
  { model, vectorTime }: RunOptions,
): Promise<DeviceUnderTest | Outcome> {
  if (level === 'codec') return { verdict: 'pending', reason: 'The adapter packs and unpacks structures only' };
  try {
    await adapter.configure(file.world);
    const commands = await adapter.commands?.();
    return { adapter, clock, limits: await adapter.capabilities(), ...(commands && { commands }), model, vectorTime };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return { verdict: 'blocked', reason: `The device cannot be prepared: ${error.message}` };
  }
}

function resultOf(vector: Vector, group: string, outcome: Outcome, milliseconds: number): VectorResult {
  const { id, title, requirements } = vector;
  return { id, group, title, requirements, ...outcome, milliseconds: Math.round(milliseconds * 1000) / 1000 };
}
