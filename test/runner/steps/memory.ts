import type { DmaExpect, MemoryExpect, MemoryUnmap, MemoryWrite } from '../../../codegen/model/vector.ts';
import type { DmaAccess, Space } from '../adapter.ts';
import type { ScenarioContext } from '../context.ts';
import { agree, fieldDifferences, maskedHex } from '../difference.ts';
import { evaluatePredicate } from '../expression.ts';
import { bindAndCheck, relocated } from '../relocation.ts';
import { StepFailure } from '../step-failure.ts';
import { parseHex, VectorError } from '../vector-error.ts';

/** Writes bytes into a buffer. */
export async function writeMemory(step: MemoryWrite, context: ScenarioContext): Promise<void> {
  const bytes = relocated(step.bytes, step.reloc, context);
  const { space, address } = context.range(step.mem, step.at, bytes.length);
  await context.adapter.memoryWrite(space, address + step.at, bytes);
}

/** Compares bytes of a buffer under the mask, where its conditions hold, then binds. */
export async function expectMemory(step: MemoryExpect, context: ScenarioContext): Promise<void> {
  if (step.if?.some((condition) => !evaluatePredicate(condition, context))) return;
  const expected = relocated(step.bytes, step.reloc, context);
  const mask = step.mask === undefined ? new Uint8Array(expected.length).fill(0xff) : parseHex(step.mask);
  if (mask.length !== expected.length)
    throw new VectorError(`Unexpected mask of ${mask.length} bytes, expected ${expected.length}`);
  const { space, address } = context.range(step.mem, step.at, expected.length);
  const actual = await context.adapter.memoryRead(space, address + step.at, expected.length);
  const bytes = { expected, actual, mask };
  if (!agree(bytes)) {
    const structure = context.structures.get(step.struct ?? '');
    throw new StepFailure(`${step.struct ?? step.mem} holds other data`, {
      expected: maskedHex(expected, mask),
      actual: maskedHex(actual, mask),
      differences: structure ? fieldDifferences(structure, context.structures, behind(step.at, bytes)) : [],
      ...(step.rows && { rows: step.rows }),
    });
  }
  bindAndCheck(actual, step.bind, step.where, context);
}

/** The bytes at their place in the structure: what lies before them is not compared. */
function behind(at: number, parts: Record<'expected' | 'actual' | 'mask', Uint8Array>): typeof parts {
  const moved = (bytes: Uint8Array): Uint8Array => {
    const whole = new Uint8Array(at + bytes.length);
    whole.set(bytes, at);
    return whole;
  };
  return { expected: moved(parts.expected), actual: moved(parts.actual), mask: moved(parts.mask) };
}

/** Takes the memory of a buffer away. */
export async function unmapMemory(step: MemoryUnmap, context: ScenarioContext): Promise<void> {
  const { space, address, size } = context.buffer(step.mem);
  await context.adapter.memoryUnmap(space, address, size);
}

/** Checks that every DMA since `dma.begin` lies within one of the buffers of the step. */
export async function expectDma(step: DmaExpect, context: ScenarioContext): Promise<void> {
  await context.time.work();
  const allowed = step.only.map(({ space, dir, mem }) => {
    const buffer = context.buffer(mem);
    if (buffer.space.name !== space)
      throw new VectorError(`Unexpected space ${space} of buffer ${mem}, expected ${buffer.space.name}`);
    return { dir, buffer };
  });
  for (const access of await context.adapter.dmaLog()) {
    if (
      allowed.some(
        ({ dir, buffer }) =>
          dir.includes(access.direction) && sameTag(buffer.space.tag, access.space) && lies(access, buffer),
      )
    )
      continue;
    throw new StepFailure('The device reached memory that it has no reason to reach', {
      expected: step.only.map(({ space, dir, mem }) => `${dir} ${mem} in ${space}`).join('; ') || 'no DMA',
      actual: `${access.direction} of ${access.size} bytes at 0x${access.address.toString(16)} ${describeTag(access.space)}`,
    });
  }
}

function lies(access: DmaAccess, buffer: { readonly address: number; readonly size: number }): boolean {
  return access.address >= buffer.address && access.address + access.size <= buffer.address + buffer.size;
}

function sameTag(a: Space['tag'], b: Space['tag']): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === b.kind && BigInt(a.value) === BigInt(b.value) && BigInt(a.pasid ?? -1) === BigInt(b.pasid ?? -1);
}

function describeTag(tag: Space['tag']): string {
  return tag === null
    ? 'without a tag'
    : `with the tag ${tag.kind} ${tag.value}${tag.pasid === undefined ? '' : ` and pasid ${tag.pasid}`}`;
}
