import { formatHex } from '../../model/numbers.ts';
import type { Model, ProfileEntry } from '../../model/model.ts';
import { added, changed, removed } from '../facts.ts';

/** Opcodes, log pages, features, CNS values and other numbers of the Profile tables. */
function numbersOf(model: Model): readonly ProfileEntry[] {
  return model.profile.map((entry) => ({ ...entry, name: `${entry.name} (${entry.space})` }));
}

/** A name of a Profile table that only the new version has; that of a new command comes with the command. */
export const numberAdded = added('number-added', 'number of', (model) => withoutOpcodes(model));

/** A name of a Profile table that only the old version has. */
export const numberRemoved = removed('number-removed', 'number of', (model) => withoutOpcodes(model));

/** Another opcode, log page, feature or CNS value in use. */
export const numberChanged = changed('number-changed', numbersOf, (before, after) =>
  before.value === after.value
    ? null
    : `${after.name} was ${formatHex(before.value, 2)}, now ${formatHex(after.value, 2)}`,
);

/** NVM Express has assigned the number that was in use, or the experimental number is one again. */
export const numberAssigned = changed(
  'number-assigned',
  numbersOf,
  (before, after) =>
    before.standard === after.standard || before.value !== after.value
      ? null
      : `${after.name} ${formatHex(after.value, 2)} is ${after.standard === null ? 'experimental' : 'assigned'} now`,
  'editorial',
);

function withoutOpcodes(model: Model): readonly ProfileEntry[] {
  const opcodes = new Set(model.commands.map(({ opcode, queue }) => `${opcode.name} (${queue}-opcode)`));
  return numbersOf(model).filter(({ name }) => !opcodes.has(name));
}
