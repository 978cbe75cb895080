import { bytesToHex } from '../../../codegen/model/hex.ts';
import type { MemoryAbsent } from '../../../codegen/model/vector.ts';
import type { ScenarioContext } from '../context.ts';
import { describeExpression, evaluateExpression } from '../expression.ts';
import { StepFailure } from '../step-failure.ts';
import { VectorError } from '../vector-error.ts';

/** Fewer bytes stand somewhere by chance. */
const FEWEST = 4;
/** The longest value, in bits: a page. */
const WIDEST = 4096 * 8;
/** What fills up texts. */
const FILLERS: ReadonlySet<number | undefined> = new Set([0x00, 0x20]);

/** Checks that no buffer holds one of the values. A value that is too short to tell is not looked for. */
export async function expectAbsent({ mems, values }: MemoryAbsent, context: ScenarioContext): Promise<void> {
  const wanted = values.map(({ value, width }) => {
    if (!Number.isInteger(width) || width < 8 || width > WIDEST || width % 8 !== 0)
      throw new VectorError(`Unexpected width of ${width} bits, expected whole bytes, at most ${WIDEST / 8}`);
    return { name: describeExpression(value), bytes: textOf(evaluateExpression(value, context), width / 8) };
  });
  for (const mem of mems) {
    const { space, address, size } = context.buffer(mem);
    const content = await context.adapter.memoryRead(space, address, size);
    for (const { name, bytes } of wanted) {
      const at = bytes.length < FEWEST ? -1 : positionOf(bytes, content);
      if (at >= 0)
        throw new StepFailure(`Buffer ${mem} of ${space.name} holds ${name}`, {
          expected: 'that value nowhere',
          actual: `${bytesToHex(bytes)} at byte ${at}`,
        });
    }
  }
}

/** The bytes of a value without those that fill it up. */
function textOf(value: bigint, size: number): Uint8Array {
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  let end = size;
  while (end > 0 && FILLERS.has(bytes[end - 1])) end -= 1;
  return bytes.subarray(0, end);
}

/** Where bytes stand first; -1 for nowhere. */
function positionOf(wanted: Uint8Array, bytes: Uint8Array): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}
