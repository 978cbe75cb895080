import type { RegisterExpect, RegisterPoll, RegisterWrite } from '../../../codegen/model/register-step.ts';
import type { RegisterField } from '../../../codegen/model/layout.ts';
import type { ScenarioContext } from '../context.ts';
import { fieldDifferences } from '../difference.ts';
import { StepFailure } from '../step-failure.ts';
import { parseNumber, VectorError } from '../vector-error.ts';
import { waitUntil } from '../wait.ts';

/** Writes a register. */
export async function writeRegister(step: RegisterWrite, context: ScenarioContext): Promise<void> {
  const { size, fields } = context.register(step.reg);
  if ((step.value === undefined) === (step.mem === undefined))
    throw new VectorError(`Unexpected reg.write of ${step.reg}, expected either value or mem`);
  const value =
    step.value === undefined
      ? BigInt(context.buffer(step.mem as string).address)
      : parseNumber(step.value, size, step.reg);
  if (step.mask === undefined) return write(step, value, context);
  const mask = parseNumber(step.mask, size, step.reg);
  const kept = (await readRegister(step, context)) & ~mask & plainBits(fields);
  await write(step, kept | (value & mask), context);
}

/** The bits that keep what is written to them: writing back what was read changes nothing else. */
function plainBits(fields: readonly RegisterField[]): bigint {
  return fields
    .filter(({ access }) => access === 'RW')
    .reduce((mask, { bit, width }) => mask | (((1n << BigInt(width)) - 1n) << BigInt(bit)), 0n);
}

/** Reads a register until it has the value under the mask. */
export async function pollRegister(step: RegisterPoll, context: ScenarioContext): Promise<void> {
  let actual = 0n;
  const reached = await waitUntil(context.time, step.within, async () => {
    actual = await readRegister(step, context);
    return matches(step, actual, context);
  });
  if (!reached)
    throw mismatch(
      step,
      actual,
      context,
      `${step.reg} does not reach the value ${context.time.waited(step.within)}`,
      'timeout',
    );
}

/** Reads a register once. */
export async function expectRegister(step: RegisterExpect, context: ScenarioContext): Promise<void> {
  const actual = await readRegister(step, context);
  if (!matches(step, actual, context)) throw mismatch(step, actual, context, `${step.reg} has another value`, 'fail');
  if (step.bind !== undefined) context.bindings.set(step.bind, actual);
}

/** The register of a step, and how it is accessed. */
type Accessed = Pick<RegisterPoll, 'reg' | 'halves'>;

const HALF = 32n;
const LOW_HALF = (1n << HALF) - 1n;

async function readRegister({ reg, halves }: Accessed, context: ScenarioContext): Promise<bigint> {
  const { adapter } = context;
  const { space, offset, size } = context.register(reg);
  if (space === 'configuration') return adapter.configurationRead(offset);
  if (halves === undefined || size === 4) return adapter.registerRead(offset, size);
  const low = await adapter.registerRead(offset, 4);
  return ((await adapter.registerRead(offset + 4, 4)) << HALF) | low;
}

async function write({ reg, halves }: Accessed, value: bigint, context: ScenarioContext): Promise<void> {
  const { adapter } = context;
  const { space, offset, size } = context.register(reg);
  if (space === 'configuration') return adapter.configurationWrite(offset, value);
  if (halves === undefined || size === 4) return adapter.registerWrite(offset, size, value);
  await adapter.registerWrite(offset, 4, value & LOW_HALF);
  await adapter.registerWrite(offset + 4, 4, value >> HALF);
}

function matches(step: RegisterPoll | RegisterExpect, actual: bigint, context: ScenarioContext): boolean {
  const { size } = context.register(step.reg);
  const all = 'or' in step ? [step, ...(step.or ?? [])] : [step];
  return all.some(
    ({ value, mask }) => ((actual ^ parseNumber(value, size, step.reg)) & parseNumber(mask, size, step.reg)) === 0n,
  );
}

function mismatch(
  step: RegisterPoll | RegisterExpect,
  value: bigint,
  context: ScenarioContext,
  message: string,
  verdict: 'fail' | 'timeout',
): StepFailure {
  const register = context.register(step.reg);
  const [expected, actual, mask] = [BigInt(step.value), value, BigInt(step.mask)].map((number) =>
    littleEndian(number, register.size),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  const differences = fieldDifferences(register, context.structures, { expected, actual, mask });
  return new StepFailure(
    message,
    { expected: described(step), actual: `0x${value.toString(16)}`, differences },
    verdict,
  );
}

function described(step: RegisterPoll | RegisterExpect): string {
  const all = 'or' in step ? [step, ...(step.or ?? [])] : [step];
  return all.map(({ value, mask }) => `${value} under the mask ${mask}`).join(', or ');
}

function littleEndian(value: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}
