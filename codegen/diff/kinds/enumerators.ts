import type { EnumeratedValue } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { formatHex } from '../../model/numbers.ts';
import type { ChangeKind, Versions } from '../change.ts';
import { pairs, type Pairs } from '../pairs.ts';

interface Enumerator extends EnumeratedValue {
  readonly enumerator: string;
}

interface TablePairs extends Pairs<Enumerator> {
  readonly table: string;
  /** Another name for the same values. */
  readonly renamed: readonly (readonly [Enumerator, Enumerator])[];
}

/** The enumerators of each Values table that both versions have. */
function tablePairs({ a, b }: Versions): readonly TablePairs[] {
  const tables = (model: Model): Model['values'] => model.values;
  return pairs(tables(a), tables(b), ({ id }) => id).both.map(([before, after]) => {
    const { both, gone, fresh } = pairs(
      before.values.filter(named),
      after.values.filter(named),
      (one) => one.enumerator,
    );
    const value = pairs(gone, fresh, (one) => `${one.value}-${one.high}`);
    return { table: after.mnemonic, both, gone: value.gone, fresh: value.fresh, renamed: value.both };
  });
}

/** A reserved value that has a meaning now. */
export const enumeratorAdded: ChangeKind = {
  kind: 'enumerator-added',
  find: (versions) =>
    tablePairs(versions).flatMap(({ table, fresh }) =>
      fresh.map((one) => ({
        impact: 'compatible' as const,
        message: `${table}: ${one.enumerator} is new, ${valueText(one)}`,
        at: one.at,
        version: 'b' as const,
      })),
    ),
};

/** A value that is reserved now. */
export const enumeratorRemoved: ChangeKind = {
  kind: 'enumerator-removed',
  find: (versions) =>
    tablePairs(versions).flatMap(({ table, gone }) =>
      gone.map((one) => ({
        impact: 'breaking' as const,
        message: `${table}: ${one.enumerator} is gone, ${valueText(one)}`,
        at: one.at,
        version: 'a' as const,
      })),
    ),
};

/** Another value under the same name. */
export const enumeratorChanged: ChangeKind = {
  kind: 'enumerator-changed',
  find: (versions) =>
    tablePairs(versions).flatMap(({ table, both }) =>
      both
        .filter(([before, after]) => valueText(before) !== valueText(after))
        .map(([before, after]) => ({
          impact: 'breaking' as const,
          message: `${table}: ${after.enumerator} was ${valueText(before)}, now ${valueText(after)}`,
          at: after.at,
          version: 'b' as const,
        })),
    ),
};

/** Another name for the same value. */
export const enumeratorRenamed: ChangeKind = {
  kind: 'enumerator-renamed',
  find: (versions) =>
    tablePairs(versions).flatMap(({ table, renamed }) =>
      renamed.map(([before, after]) => ({
        impact: 'editorial' as const,
        message: `${table}: ${before.enumerator} is ${after.enumerator} now, ${valueText(after)}`,
        at: after.at,
        version: 'b' as const,
      })),
    ),
};

function named(value: EnumeratedValue): value is Enumerator {
  return value.enumerator !== null;
}

function valueText({ value, high }: EnumeratedValue): string {
  return value === high ? formatHex(value) : `${formatHex(value)} to ${formatHex(high)}`;
}
