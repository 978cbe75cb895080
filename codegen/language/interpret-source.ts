import type { Bound, Environment } from './environment.ts';
import type { Resolved, Source } from './resolved.ts';
import type { RecordValue, Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Interpret = (node: Resolved, environment: Environment) => Value | Undefined;

/** What a binder runs over, each with its key or index; undefined where the collection is. */
export function elementsOf(
  source: Source,
  environment: Environment,
  interpret: Interpret,
): readonly Bound[] | Undefined {
  if (source.kind === 'objects') {
    return [...(environment.state[source.object]?.values() ?? [])].map((object) => ({
      value: object,
      index: object.key,
    }));
  }
  if (source.kind === 'controllers') {
    const { number } = source;
    return Object.values(environment.state)
      .flatMap((objects) => [...objects.values()])
      .map((object) => ({ value: object, index: Number((number && object.attributes[number]) ?? object.key) }));
  }
  const collection = interpret(source.of, environment);
  if (source.kind === 'list') {
    return Array.isArray(collection)
      ? collection.map((record: RecordValue, index) => ({ value: record, index }))
      : UNDEFINED;
  }
  if (!(collection instanceof Map)) return UNDEFINED;
  const map = collection as ReadonlyMap<number, Value>;
  if (source.kind === 'sparse') return [...map].map(([index, value]) => ({ value, index }));
  const [low, high] = [interpret(source.low, environment), interpret(source.high, environment)];
  if (typeof low !== 'number' || typeof high !== 'number') return UNDEFINED;
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => ({
    value: map.get(low + i) ?? source.initial,
    index: low + i,
  }));
}
