import type { Attribute } from '../model/model.ts';
import { environmentOf } from './environment.ts';
import { Preparation } from './prepare.ts';
import { initialScope } from './scope.ts';
import type { Value } from './values.ts';
import { UNDEFINED } from './values.ts';
import type { World } from './world.ts';

/** More entries than this an object does not begin with. */
const MOST = 65_536;

/**
 * The entries with which a map begins whose initial value is `at i: …`, such as the namespaces of the primary controller.
 * @throws RangeError for too many entries, or one without a value.
 */
export function initialMap(
  world: World,
  attribute: Attribute & { readonly each: NonNullable<Attribute['each']> },
  limits: Readonly<Record<string, number>>,
): ReadonlyMap<number, Value> {
  const { mnemonic, each, initial } = attribute;
  const row = `Initial value of ${mnemonic}`;
  const type = world.attributeType(attribute);
  if (type.kind !== 'map' || initial === null)
    throw new RangeError(`Unexpected ${row} with entries, expected a map in its Range cell`);
  const preparation = new Preparation('interpreter');
  const scope = initialScope(world, each.name, type.keys);
  const value = preparation.value(initial, scope, type.element, row);
  const where = preparation.condition(each.where, scope, row);
  const bare = environmentOf({ limits, state: {} });
  const [low, high] = [type.low, type.high].map((bound) => Number(preparation.closure(bound)(bare)));
  if (low === undefined || high === undefined || !(high - low < MOST))
    throw new RangeError(`Unexpected ${row} with entries from ${low} to ${high}, expected at most ${MOST}`);
  const entries = new Map<number, Value>();
  for (let key = low; key <= high; key += 1) {
    const environment = environmentOf({ limits, state: {}, chosen: { [each.name]: key } });
    if (where(environment) !== true) continue;
    const entry = value(environment);
    if (entry === UNDEFINED)
      throw new RangeError(
        `Unexpected ${row} without a value at ${key}, expected a calculation with limits and ${each.name}`,
      );
    entries.set(key, entry);
  }
  return entries;
}
