import type { Choice, Command } from '../model/command.ts';
import type { Closure } from './closure.ts';
import type { Chooser, FreeKeys } from './choose.ts';
import { firstAllowed, firstDistinct } from './choose.ts';
import type { Environment } from './environment.ts';
import { withChosen } from './environment.ts';
import { Objects } from './objects.ts';
import type { Preparation } from './prepare.ts';
import type { NumberRange } from './resolved.ts';
import type { Scope, Scopes } from './scope.ts';
import type { Type } from './types.ts';
import { numberType } from './types.ts';
import type { ObjectMap, Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

/** What a choice follows: what was chosen the last time, by name, and what the data plane observes. */
export interface ChoiceHistory {
  readonly last: Readonly<Record<string, Value>>;
  readonly observed?: Readonly<Record<string, Value>> | undefined;
}

/** The Creates and Chooses properties of a command, ready to choose. */
export interface PreparedChoices {
  readonly creates: { readonly object: string; readonly range: NumberRange; readonly where: Closure } | null;
  readonly choices: readonly PreparedChoice[];
  /** The names of those with an idle value, which only tell what else is at work. */
  readonly observed: ReadonlySet<string>;
}

interface PreparedChoice {
  readonly name: string;
  /** The type in one device, whose limits may bound it. */
  readonly typeIn: (environment: Environment) => Type;
  /** With `distinct`: how many, and the name of each one. */
  readonly several: { readonly count: Closure; readonly element: string } | null;
  /** What it is where the data plane observes nothing else; `null`: the device is free to choose. */
  readonly idle: Closure | null;
  readonly where: Closure;
}

function severalOf({ name, type }: Choice, scope: Scope, preparation: Preparation): PreparedChoice['several'] {
  return type.kind === 'distinct'
    ? { count: preparation.number(type.count, scope, `Chooses ${name}`), element: type.element }
    : null;
}

/** Makes the Creates and Chooses properties ready. */
export function prepareChoices(command: Command, scopes: Scopes, preparation: Preparation): PreparedChoices {
  const scope = scopes.command(command);
  const { creates } = command;
  const row = `Creates of ${command.name}`;
  const created = creates === null ? undefined : scopes.world.objects.get(creates.object.name);
  const keys = created === undefined ? null : scopes.world.keyType(created);
  const choices = command.choices.map((choice) => prepareChoice(choice, command, scopes, preparation));
  return {
    creates:
      creates === null || keys === null
        ? null
        : {
            object: creates.object.name,
            range: { low: Number(keys.low), high: Number(keys.high) },
            where: preparation.condition(creates.where, scope, row),
          },
    choices,
    observed: new Set(choices.flatMap(({ name, idle }) => (idle === null ? [] : [name]))),
  };
}

function prepareChoice(choice: Choice, command: Command, scopes: Scopes, preparation: Preparation): PreparedChoice {
  const { name, type, where } = choice;
  const scope = scopes.command(command);
  const row = `Chooses ${name} of ${command.name}`;
  return {
    name,
    typeIn: typeIn(choice, scopes, preparation),
    several: severalOf(choice, scope, preparation),
    idle: type.kind === 'range' && type.idle ? preparation.number(type.idle, scope, row) : null,
    where: preparation.condition(where, scopes.choice(command, type), row),
  };
}

function typeIn(choice: Choice, scopes: Scopes, preparation: Preparation): PreparedChoice['typeIn'] {
  if (choice.type.kind === 'like') {
    const like = scopes.choiceType(choice);
    return () => like;
  }
  const fixed = { ...scopes.world.bound(choice.type.low).type, high: scopes.world.bound(choice.type.high).type.high };
  const [low, high] = [
    preparation.closure(scopes.world.bound(choice.type.low).node),
    preparation.closure(scopes.world.bound(choice.type.high).node),
  ];
  return (environment) => {
    const [from, to] = [low(environment), high(environment)] as const;
    return typeof from === 'number' && typeof to === 'number' ? numberType(from, to) : fixed;
  };
}

/** What was chosen freely: nothing that only tells what else is at work. */
export function freeChoices(
  { observed }: PreparedChoices,
  chosen: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return observed.size === 0
    ? chosen
    : Object.fromEntries(Object.entries(chosen).filter(([name]) => !observed.has(name)));
}

/**
 * Chooses `new`, then each value; what no candidate fits stays out, and so is undefined. `observed`: what the data plane
 * says for values that depend on other commands.
 */
export function choose(
  { creates, choices }: PreparedChoices,
  environment: Environment,
  chooser: Chooser,
  { last, observed = {} }: ChoiceHistory,
): Readonly<Record<string, Value>> {
  if (creates === null && choices.length === 0) return environment.chosen;
  const chosen: Record<string, Value> = {};
  const isAllowed =
    (name: string, where: Closure) =>
    (candidate: Value): boolean =>
      where(withChosen(environment, { ...chosen, [name]: candidate })) === true;
  if (creates !== null) {
    const { object, range, where } = creates;
    const free = freeKeys(environment.state[object]);
    const allowed = isAllowed('new', where);
    const key = firstAllowed(
      chooser.key(object, range, free),
      (candidate) => free.has(candidate) && allowed(candidate),
    );
    if (key !== undefined) chosen['new'] = key;
  }
  for (const { name, typeIn: typeOf, several, idle, where } of choices) {
    const type = typeOf(environment);
    const first = idle === null ? undefined : (observed[name] ?? idle(environment));
    const value =
      several === null
        ? firstAllowed(candidates(first, chooser.value(name, type, last[name])), isAllowed(name, where))
        : firstDistinct(
            chooser.several(name, type, last[name]),
            Number(several.count(withChosen(environment, chosen))),
            isAllowed(several.element, where),
          );
    if (value !== undefined) chosen[name] = value;
  }
  return chosen;
}

function freeKeys(objects: ObjectMap = new Objects()): FreeKeys {
  const has = (key: number): boolean => !objects.has(key);
  if (objects instanceof Objects) return { has, next: (key) => objects.nextFree(key) };
  return {
    has,
    next: (key) => {
      let free = key;
      while (!has(free)) free += 1;
      return free;
    },
  };
}

function* candidates(first: Value | Undefined | undefined, others: Iterable<Value>): Iterable<Value> {
  if (first !== undefined && first !== UNDEFINED) yield first;
  yield* others;
}

/** Whether a value could not have been chosen under a name, beside the choices that were made. */
export function isForbidden(
  { creates, choices }: PreparedChoices,
  environment: Environment,
  chosen: Readonly<Record<string, Value>>,
  { name, value }: { readonly name: string; readonly value: Value },
): boolean {
  const holds = (where: Closure, element: string): boolean =>
    where(withChosen(environment, { ...chosen, [element]: value })) !== false;
  if (name === 'new' && creates !== null)
    return environment.state[creates.object]?.has(Number(value)) === true || !holds(creates.where, name);
  const choice = choices.find((each) => each.name === name);
  return choice !== undefined && !holds(choice.where, choice.several?.element ?? name);
}
