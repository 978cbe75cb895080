import { readBits, writeBits } from '../../codegen/model/bits.ts';
import type { Relocation, VectorExpression } from '../../codegen/model/relocation.ts';
import type { Binding, Predicate } from '../../codegen/model/vector.ts';
import type { ScenarioContext } from './context.ts';
import { describeExpression, describePredicate, evaluateExpression, evaluatePredicate } from './expression.ts';
import { StepFailure } from './step-failure.ts';
import { InapplicableError, parseHex, VectorError, withinVector } from './vector-error.ts';

/** The bytes of a step with its relocations resolved: addresses of buffers, and values of expressions. */
export function relocated(hex: string, relocations: readonly Relocation[] = [], context: ScenarioContext): Uint8Array {
  const bytes = parseHex(hex);
  for (const relocation of relocations) {
    const { bit, width, mem, offset = 0, value } = relocation;
    if ((mem === undefined) === (value === undefined))
      throw new VectorError(`Unexpected relocation of bit ${bit}, expected either mem or value`);
    const resolved =
      value === undefined ? BigInt(context.buffer(mem as string).address + offset) : chosenValue(value, width, context);
    withinVector(`relocation of bit ${bit}`, () => writeBits(bytes, bit, width, resolved));
  }
  return bytes;
}

/** The value of an expression. @throws InapplicableError where it does not fit because of what the device chose. */
function chosenValue(value: VectorExpression, width: number, context: ScenarioContext): bigint {
  const resolved = evaluateExpression(value, context);
  if ((resolved < 0n || resolved >> BigInt(width) > 0n) && usesBinding(value)) {
    throw new InapplicableError(
      `${describeExpression(value)} is ${resolved} on this device, which ${width} bits cannot hold`,
    );
  }
  return resolved;
}

function usesBinding(expression: VectorExpression): boolean {
  if (typeof expression === 'object') return usesBinding(expression[1]) || usesBinding(expression[2]);
  return typeof expression === 'string' && expression.startsWith('$');
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
