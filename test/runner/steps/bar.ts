import type { BarExpect, BarWrite } from '../../../codegen/model/bar-step.ts';
import type { InterruptMaskStep } from '../../../codegen/model/interrupt-step.ts';
import type { ScenarioContext } from '../context.ts';
import { StepFailure } from '../step-failure.ts';
import { parseNumber, VectorError } from '../vector-error.ts';

/** The number of a base address register in a register that points to its memory space; the offset has the other bits. */
const BAR_NUMBER = 0b111n;
/** The register of the MSI-X table, bytes of an entry of it, and the dword of an entry with its mask. */
const [TABLE, ENTRY_SIZE, VECTOR_CONTROL] = ['MSIXT', 16, 12] as const;

/** Writes in the memory space of a base address register. */
export async function writeBar(step: BarWrite, context: ScenarioContext): Promise<void> {
  const { area, size, value, mem } = step;
  if ((value === undefined) === (mem === undefined))
    throw new VectorError(`Unexpected bar.write of ${area}, expected either value or mem`);
  const { bar, offset } = await placeOf(step, context);
  const written = value === undefined ? BigInt(context.buffer(mem ?? '').address) : parseNumber(value, size, area);
  await context.adapter.barWrite(bar, offset, size, written);
}

/** Reads there once. */
export async function expectBar(step: BarExpect, context: ScenarioContext): Promise<void> {
  const { bar, offset } = await placeOf(step, context);
  const actual = await context.adapter.barRead(bar, offset, step.size);
  const { size, area } = step;
  if (((actual ^ parseNumber(step.value, size, area)) & parseNumber(step.mask, size, area)) === 0n) return;
  throw new StepFailure(`${step.size} bytes at ${step.at} of ${step.area} have another value`, {
    expected: `${step.value} under the mask ${step.mask}`,
    actual: `0x${actual.toString(16)}`,
  });
}

/** Masks the entry of a vector in the MSI-X table, or takes the mask away. */
export async function maskVector({ vector, mask }: InterruptMaskStep, context: ScenarioContext): Promise<void> {
  const at = vector * ENTRY_SIZE + VECTOR_CONTROL;
  await writeBar({ op: 'bar.write', area: TABLE, at, size: 4, value: mask ? '0x1' : '0x0' }, context);
}

/** Where the access goes: the register of the area says that. */
async function placeOf(
  { area, at, size }: BarWrite | BarExpect,
  context: ScenarioContext,
): Promise<{ readonly bar: number; readonly offset: number }> {
  const register = context.register(area);
  if (register.space !== 'configuration')
    throw new VectorError(`Unexpected register ${area}, expected one of the configuration space`);
  if (!Number.isInteger(at) || at < 0 || at % size !== 0)
    throw new VectorError(`Unexpected ${at}, expected a multiple of the ${size} bytes that are accessed`);
  const pointer = await context.adapter.configurationRead(register.offset);
  return { bar: Number(pointer & BAR_NUMBER), offset: Number(pointer & ~BAR_NUMBER) + at };
}
