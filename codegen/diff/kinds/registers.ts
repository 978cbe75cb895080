import type { Register } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { formatHex } from '../../model/numbers.ts';
import { added, changed, removed } from '../facts.ts';
import type { ChangeKind } from '../change.ts';
import { pairs } from '../pairs.ts';

function registersOf(model: Model): readonly Register[] {
  return model.registers.map((register) => ({ ...register, name: register.mnemonic }));
}

/** A register that only the new version has. */
export const registerAdded = added('register-added', 'register', registersOf);

/** A register that only the old version has. */
export const registerRemoved = removed('register-removed', 'register', registersOf);

/** Another offset or size of a register. */
export const registerMoved = changed('register-moved', registersOf, (before, after) =>
  before.offset === after.offset && before.size === after.size
    ? null
    : `register ${after.name} stood at ${formatHex(before.offset)} with ${before.size} bytes, now at ${formatHex(after.offset)} with ${after.size}`,
);

/** What a host may do to a field of a register. */
export const registerAccessChanged = ofFields('register-access-changed', ({ access }) => access, 'access');

/** The value of a field of a register after a reset. */
export const registerResetChanged = ofFields(
  'register-reset-changed',
  ({ reset }) => (reset === null ? 'implementation specific' : formatHex(reset)),
  'reset value',
);

function ofFields(kind: string, valueOf: (field: Register['fields'][number]) => string, noun: string): ChangeKind {
  return {
    kind,
    find: ({ a, b }) =>
      pairs(registersOf(a), registersOf(b), ({ name }) => name).both.flatMap(([before, after]) =>
        pairs(before.fields, after.fields, ({ mnemonic }) => mnemonic)
          .both.filter(([old, now]) => valueOf(old) !== valueOf(now))
          .map(([old, now]) => ({
            impact: 'breaking' as const,
            message: `${after.name}.${now.mnemonic}: ${noun} was ${valueOf(old)}, now ${valueOf(now)}`,
            at: now.at,
            version: 'b' as const,
          })),
      ),
  };
}
