import type { Model } from '../model/model.ts';
import type { MemoryAbsent } from '../model/vector.ts';
import type { Buffers } from './buffers.ts';
import { HOST } from './spaces.ts';

/** A name of the device that is long enough not to stand anywhere by chance. */
export interface HiddenName {
  /** The symbol of its value, `PC_SN`. */
  readonly symbol: string;
  /** Bits. */
  readonly width: number;
}

/** Bytes of a value that stands nowhere by chance. */
const LONG = 8;

/**
 * The names of the device that no tenant sees: an object that there is once has them, and those that are created have one of
 * their own under the same mnemonic.
 */
export function ownNames({ objects }: Pick<Model, 'objects'>): readonly HiddenName[] {
  const own = new Set(
    objects.flatMap(({ key, attributes }) => (key ? attributes.map(({ mnemonic }) => mnemonic) : [])),
  );
  return objects
    .filter(({ key }) => !key)
    .flatMap(({ mnemonic: object, attributes }) =>
      attributes.flatMap(({ mnemonic, range, initial }) =>
        !initial && range.kind === 'bytes' && range.size >= LONG && own.has(mnemonic)
          ? [{ symbol: `${object}_${mnemonic}`, width: range.size * 8 }]
          : [],
      ),
    );
}

/** The steps that look for names whose values are known in all that was written to tagged memory. */
export function absentSteps(
  names: readonly HiddenName[],
  { all, uses }: Pick<Buffers, 'all' | 'uses'>,
  known: ReadonlySet<string>,
): readonly MemoryAbsent[] {
  const values = names
    .filter(({ symbol }) => known.has(symbol))
    .map(({ symbol, width }) => ({ value: `$${symbol}`, width }));
  const mems = all.filter(({ name, space }) => space !== HOST.name && uses.get(name) === 'w').map(({ name }) => name);
  if (values.length === 0 || mems.length === 0) return [];
  return [{ op: 'mem.absent', mems, values, note: 'a tenant finds no name of the device' }];
}
