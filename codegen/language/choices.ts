import type { Choice, Command } from '../model/command.ts';
import type { Closure } from './closure.ts';
import type { Chooser } from './choose.ts';
import { firstAllowed } from './choose.ts';
import type { Environment } from './environment.ts';
import type { Preparation } from './prepare.ts';
import type { NumberRange } from './resolved.ts';
import type { Scopes } from './scope.ts';
import type { Type } from './types.ts';
import { numberType } from './types.ts';
import type { Value } from './values.ts';

/** The Creates and Chooses properties of a command, ready to choose. */
export interface PreparedChoices {
  readonly creates: { readonly object: string; readonly range: NumberRange; readonly where: Closure } | null;
  readonly choices: readonly PreparedChoice[];
}

interface PreparedChoice {
  readonly name: string;
  /** The type in one device, whose limits may bound it. */
  readonly typeIn: (environment: Environment) => Type;
  readonly where: Closure;
}

/** Makes the Creates and Chooses properties ready. */
export function prepareChoices(command: Command, scopes: Scopes, preparation: Preparation): PreparedChoices {
  const scope = scopes.command(command);
  const { creates } = command;
  const row = `Creates of ${command.name}`;
  const created = creates === null ? undefined : scopes.world.objects.get(creates.object.name);
  const keys = created === undefined ? null : scopes.world.keyType(created);
  return {
    creates:
      creates === null || keys === null
        ? null
        : {
            object: creates.object.name,
            range: { low: Number(keys.low), high: Number(keys.high) },
            where: preparation.condition(creates.where, scope, row),
          },
    choices: command.choices.map((choice) => ({
      name: choice.name,
      typeIn: typeIn(choice, scopes, preparation),
      where: preparation.condition(choice.where, scope, `Chooses ${choice.name} of ${command.name}`),
    })),
  };
}

function typeIn(choice: Choice, scopes: Scopes, preparation: Preparation): PreparedChoice['typeIn'] {
  const fixed = scopes.choiceType(choice);
  if (choice.type.kind === 'like') return () => fixed;
  const [low, high] = [
    preparation.closure(scopes.world.bound(choice.type.low).node),
    preparation.closure(scopes.world.bound(choice.type.high).node),
  ];
  return (environment) => {
    const [from, to] = [low(environment), high(environment)] as const;
    return typeof from === 'number' && typeof to === 'number' ? numberType(from, to) : fixed;
  };
}

/** Chooses `new`, then each value; what no candidate fits stays out, and so is undefined. */
export function choose(
  { creates, choices }: PreparedChoices,
  environment: Environment,
  chooser: Chooser,
  last: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const chosen: Record<string, Value> = {};
  const isAllowed =
    (name: string, where: Closure) =>
    (candidate: Value): boolean =>
      where({ ...environment, chosen: { ...chosen, [name]: candidate } }) === true;
  if (creates !== null) {
    const { object, range, where } = creates;
    const isFree = (key: number): boolean => environment.state[object]?.has(key) !== true;
    const allowed = isAllowed('new', where);
    const key = firstAllowed(
      chooser.key(object, range, isFree),
      (candidate) => isFree(candidate) && allowed(candidate),
    );
    if (key !== undefined) chosen['new'] = key;
  }
  for (const { name, typeIn: typeOf, where } of choices) {
    const value = firstAllowed(chooser.value(name, typeOf(environment), last[name]), isAllowed(name, where));
    if (value !== undefined) chosen[name] = value;
  }
  return chosen;
}
