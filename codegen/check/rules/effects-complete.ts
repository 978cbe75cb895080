import { print } from '../../language/print.ts';
import { resolvePlace } from '../../language/resolve.ts';
import { Scopes } from '../../language/scope.ts';
import type { Command, EffectRow } from '../../model/command.ts';
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';

/**
 * A command that creates an object says so in a row with the value `created`, and gives a value to every attribute that has
 * no initial value; and no two effects of the same sub-operation write one place.
 *
 * Bad: `Creates | XC[new]` and no effect for XC.ECNTLID, which has no initial value. Good: a row `XC[new].ECNTLID | ECNTLID`.
 */
export function effectsComplete(model: Model, commands = model.commands): readonly Diagnostic[] {
  const scopes = new Scopes(model);
  return commands.flatMap((command) => {
    const scope = scopes.command(command);
    // A misspelt place is one mistake: until it is put right, nobody knows which value is missing.
    const missing = command.effects.some(({ place }) => resolvePlace(place, scope).problems.length > 0)
      ? []
      : missingEffects(model, command);
    return [...missing, ...doubleEffects(command)];
  });
}

function missingEffects(model: Model, command: Command): Diagnostic[] {
  const { creates, effects } = command;
  if (!creates) {
    return effects
      .filter(isCreation)
      .map(({ place }) =>
        diagnostic(
          'effects',
          place.at,
          `Unexpected creation of ${print(place)}, expected a property Creates in the command's table`,
        ),
      );
  }
  const object = model.objects.find(({ mnemonic }) => mnemonic === creates.object.name);
  if (!object) return [];
  const own = effects.filter(({ place }) => objectOf(place) === object.mnemonic);
  // A value other than created is reported where it stands.
  if (!own.some(({ place }) => place.kind === 'entry')) {
    return [
      diagnostic(
        'effects',
        creates.at,
        `Unexpected ${command.name} without the effect that creates the object, expected a row ${object.mnemonic}[new] with the value created`,
      ),
    ];
  }
  const given = new Set(own.flatMap(({ place }) => (place.kind === 'member' ? [place.name] : [])));
  return object.attributes
    .filter(({ initial, mnemonic }) => initial === null && !given.has(mnemonic))
    .map(({ mnemonic }) =>
      diagnostic(
        'effects',
        creates.at,
        `Unexpected new ${object.mnemonic} without a value for ${mnemonic}, which has no initial value; expected an effect ${object.mnemonic}[new].${mnemonic}`,
      ),
    );
}

function isCreation({ value }: EffectRow): boolean {
  return value.kind === 'name' && value.name === 'created';
}

/** The object type of `XC[new]` and `XC[new].SN`. */
function objectOf(place: Expression): string | null {
  const entry = place.kind === 'member' ? place.object : place;
  if (entry.kind !== 'entry' || entry.key.kind !== 'name' || entry.key.name !== 'new') return null;
  return entry.collection.kind === 'name' ? entry.collection.name : null;
}

/** Two rows for one place, where both always apply or both have the same When. */
function doubleEffects({ effects }: Command): Diagnostic[] {
  const seen = new Map<string, EffectRow>();
  return effects.flatMap((row) => {
    const when = row.when ? print(row.when) : '';
    const first = seen.get(`${print(row.place)}|${when}`) ?? seen.get(`${print(row.place)}|`);
    seen.set(`${print(row.place)}|${when}`, row);
    if (!first) return [];
    const message = `Unexpected second effect on ${print(row.place)}, expected one: ${first.id} writes it as well`;
    return [diagnostic('effects', row.place.at, message, first.place.at)];
  });
}
