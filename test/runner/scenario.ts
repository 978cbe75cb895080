import type { Predicate, ScenarioVector, Step, Topology, VectorFile } from '../../codegen/model/vector.ts';
import type { Level } from './adapter.ts';
import { AdapterError, DeviceError, UnsupportedError } from './adapter.ts';
import type { DeviceUnderTest } from './context.ts';
import { ScenarioContext } from './context.ts';
import { describePredicate, evaluatePredicate } from './expression.ts';
import { registerFields } from './register-field.ts';
import type { Failure, Verdict } from './result.ts';
import { StepFailure } from './step-failure.ts';
import { unsupportedCommand } from './supported.ts';
import type { DeviceStep } from './steps/execute.ts';
import { executeStep } from './steps/execute.ts';
import { InapplicableError, VectorError } from './vector-error.ts';

/** How a vector ended. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly failure?: Failure;
}

/** Where the runner is, for the report of a failure. */
interface Place {
  part: Failure['part'];
  step: number;
  current: Step | null;
}

const levels: readonly Level[] = ['queue', 'tagged', 'fault'];

/** Runs one scenario on a device in the state after manufacturing. */
export async function runScenario(
  vector: ScenarioVector,
  file: VectorFile,
  device: DeviceUnderTest,
  level: Level,
): Promise<Outcome> {
  if (levels.indexOf(vector.level) > levels.indexOf(level))
    return { verdict: 'pending', reason: `The adapter works at the level ${level}, the vector needs ${vector.level}` };
  const place: Place = { part: 'topology', step: 0, current: null };
  try {
    const unsupported = unsupportedCommand(vector, device);
    if (unsupported !== null) return { verdict: 'skip', reason: `The device does not support ${unsupported}` };
    const context = new ScenarioContext(device, file.spaces);
    const ofRegisters = vector.requires.filter((predicate) => registerFields(predicate, context).length > 0);
    const ofLimits = vector.requires.filter((predicate) => !ofRegisters.includes(predicate));
    const missing = unmet(ofLimits, context);
    if (missing !== null) return missing;
    const blocked = await reset(device);
    if (blocked) return blocked;
    await context.learnFields(ofRegisters.flatMap((predicate) => registerFields(predicate, context)));
    const absent = unmet(ofRegisters, context);
    if (absent !== null) return absent;
    const topology = topologyOf(vector.topology, file);
    await context.place([...topology.memory, ...vector.memory]);
    await runSteps(topology.steps, 'topology', file, context, place);
    await runSteps(vector.steps, 'vector', file, context, place);
    return { verdict: 'pass' };
  } catch (error) {
    return outcomeOf(error, place);
  }
}

/** The device does not have what the vector is about. */
function unmet(predicates: readonly Predicate[], context: ScenarioContext): Outcome | null {
  const found = predicates.find((predicate) => !evaluatePredicate(predicate, context));
  return found ? { verdict: 'skip', reason: describePredicate(found, context) } : null;
}

async function reset({ adapter }: DeviceUnderTest): Promise<Outcome | null> {
  try {
    await adapter.reset('model');
    return null;
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return { verdict: 'blocked', reason: `The device cannot be reset: ${error.message}` };
  }
}

async function runSteps(
  steps: readonly Step[],
  part: Failure['part'],
  file: VectorFile,
  context: ScenarioContext,
  place: Place,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    Object.assign(place, { part, step: index, current: step });
    if (step.op === 'topology') await repeatTopology(step.name, file, context);
    else await executeStep(step, context);
  }
}

/** Runs the steps of a topology once more; its buffers hold again what they began with. */
async function repeatTopology(name: string, file: VectorFile, context: ScenarioContext): Promise<void> {
  const { memory, steps } = topologyOf(name, file);
  for (const buffer of memory) await context.initialize(buffer.name);
  for (const step of steps) await executeStep(deviceStep(step), context);
}

function deviceStep(step: Step): DeviceStep {
  if (step.op === 'topology')
    throw new VectorError('Unexpected step topology within a topology, expected steps that reach the device');
  return step;
}

function topologyOf(name: string, file: VectorFile): Topology {
  const topology = Object.hasOwn(file.topologies, name) ? file.topologies[name] : undefined;
  if (!topology)
    throw new VectorError(`Unexpected topology ${name}, expected one of ${Object.keys(file.topologies).join(', ')}`);
  return topology;
}

function outcomeOf(error: unknown, place: Place): Outcome {
  if (error instanceof StepFailure) return { verdict: error.verdict, failure: failureOf(error, place) };
  if (error instanceof DeviceError)
    return { verdict: 'fail', failure: failureOf(new StepFailure(error.message, {}), place) };
  if (error instanceof InapplicableError) return { verdict: 'skip', reason: error.message };
  if (error instanceof UnsupportedError) return { verdict: 'pending', reason: error.message };
  if (error instanceof VectorError)
    return {
      verdict: 'error',
      reason: `The vector is ill-formed at ${place.part} step ${place.step}: ${error.message}`,
    };
  const message = error instanceof Error ? error.message : String(error);
  return { verdict: 'error', reason: `The adapter failed at ${place.part} step ${place.step}: ${message}` };
}

function failureOf({ message, mismatch }: StepFailure, { part, step, current }: Place): Failure {
  const { expected, actual, differences = [], rows = [] } = mismatch;
  return {
    part,
    step,
    operation: current?.op ?? '',
    ...(current?.note !== undefined && { note: current.note }),
    message,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    differences,
    rows,
  };
}
