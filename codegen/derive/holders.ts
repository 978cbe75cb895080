import type { Value } from '../language/values.ts';
import type { Machine } from './machine.ts';

/** Names of the attributes that hold one of these values at present; those of a single object with its type before. */
export function holders({ plane, catalog }: Machine, values: ReadonlySet<Value | undefined>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [type, objects] of Object.entries(plane.state)) {
    const { key } = catalog.object(type);
    for (const object of objects.values()) {
      if (key && values.has(object.key)) names.add(key.mnemonic);
      for (const [name, value] of Object.entries(object.attributes))
        if (values.has(value)) names.add(key ? name : `${type}.${name}`);
    }
  }
  return names;
}
