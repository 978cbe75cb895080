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
  if (step.mask === undefined) return write(step.reg, value, context);
  const mask = parseNumber(step.mask, size, step.reg);
  const kept = (await readRegister(step.reg, context)) & ~mask & plainBits(fields);
  await write(step.reg, kept | (value & mask), context);
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
  const reached = await waitUntil(context.adapter, context.clock, step.within, async () => {
    actual = await readRegister(step.reg, context);
    return matches(step, actual, context);
  });
  if (!reached)
    throw mismatch(step, actual, context, `${step.reg} does not reach the value within ${step.within} ms`, 'timeout');
}

/** Reads a register once. */
export async function expectRegister(step: RegisterExpect, context: ScenarioContext): Promise<void> {
  const actual = await readRegister(step.reg, context);
  if (!matches(step, actual, context)) throw mismatch(step, actual, context, `${step.reg} has another value`, 'fail');
  if (step.bind !== undefined) context.bindings.set(step.bind, actual);
}

function readRegister(mnemonic: string, context: ScenarioContext): Promise<bigint> {
  const { space, offset, size } = context.register(mnemonic);
  return space === 'configuration'
    ? context.adapter.configurationRead(offset)
    : context.adapter.registerRead(offset, size);
}

function write(mnemonic: string, value: bigint, context: ScenarioContext): Promise<void> {
  const { space, offset, size } = context.register(mnemonic);
  return space === 'configuration'
    ? context.adapter.configurationWrite(offset, value)
    : context.adapter.registerWrite(offset, size, value);
}

function matches(step: RegisterPoll | RegisterExpect, actual: bigint, context: ScenarioContext): boolean {
  const { size } = context.register(step.reg);
  return ((actual ^ parseNumber(step.value, size, step.reg)) & parseNumber(step.mask, size, step.reg)) === 0n;
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
    { expected: `${step.value} under the mask ${step.mask}`, actual: `0x${value.toString(16)}`, differences },
    verdict,
  );
}

function littleEndian(value: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}
