import type { Expression } from '../model/expression.ts';
import type { AttributeRange } from '../model/model.ts';

/** More than this a device does not bring with it. */
const MOST = 65_536;

/**
 * What a device brings for a map of numbers without an initial value: each index with itself, such as the namespaces of the
 * primary controller under their own numbers. `null` for any other range.
 * @throws RangeError for a bound that is no number and no limit, or for a map with too many entries.
 */
export function ownNumbers(
  range: AttributeRange,
  limits: Readonly<Record<string, number>>,
): ReadonlyMap<number, number> | null {
  if (range.kind !== 'map' || range.element.kind !== 'number') return null;
  const [low, high] = [bound(range.low, limits), bound(range.high, limits)];
  if (high - low >= MOST)
    throw new RangeError(
      `Unexpected map of ${high - low + 1} entries that the device brings, expected at most ${MOST}`,
    );
  return new Map(Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => [low + i, low + i]));
}

function bound(expression: Expression, limits: Readonly<Record<string, number>>): number {
  const value = expression.kind === 'number' ? Number(expression.value) : undefined;
  const limit = expression.kind === 'name' ? limits[expression.name] : undefined;
  const found = value ?? limit;
  if (found === undefined)
    throw new RangeError('Unexpected bound of a map that the device brings, expected a number or a limit');
  return found;
}
