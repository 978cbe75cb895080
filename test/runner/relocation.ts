import { readBits, writeBits } from '../../codegen/model/bits.ts';
import type { Binding, Predicate, Relocation } from '../../codegen/model/vector.ts';
import type { ScenarioContext } from './context.ts';
import { describePredicate, evaluateExpression, evaluatePredicate } from './expression.ts';
import { StepFailure } from './step-failure.ts';
import { parseHex, VectorError, withinVector } from './vector-error.ts';

/** The bytes of a step with its relocations resolved: addresses of buffers, and values of expressions. */
export function relocated(hex: string, relocations: readonly Relocation[] = [], context: ScenarioContext): Uint8Array {
  const bytes = parseHex(hex);
  for (const relocation of relocations) {
    const { bit, width, mem, offset = 0, value } = relocation;
    if ((mem === undefined) === (value === undefined))
      throw new VectorError(`Unexpected relocation of bit ${bit}, expected either mem or value`);
    const resolved =
      mem === undefined
        ? evaluateExpression(value as NonNullable<typeof value>, context)
        : BigInt(context.buffer(mem).address + offset);
    withinVector(`relocation of bit ${bit}`, () =>
      writeBits(bytes, bit, width, width <= 53 ? Number(resolved) : resolved),
    );
  }
  return bytes;
}

/** Gives received bits their names, then checks conditions on them. */
export function bindAndCheck(
  bytes: Uint8Array,
  bind: Readonly<Record<string, Binding>> = {},
  where: readonly Predicate[] = [],
  context: ScenarioContext,
): void {
  for (const [name, { bit, width }] of Object.entries(bind)) {
    context.bindings.set(name, BigInt(withinVector(`binding of ${name}`, () => readBits(bytes, bit, width))));
  }
  for (const predicate of where) {
    if (evaluatePredicate(predicate, context)) continue;
    throw new StepFailure('A condition on received values does not hold', {
      expected: describePredicate(predicate, context),
    });
  }
}
