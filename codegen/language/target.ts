import type { Target } from '../model/command.ts';
import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import { withTarget } from './environment.ts';
import type { Answers } from './stages.ts';
import type { Preparation } from './prepare.ts';
import type { Scope } from './scope.ts';
import type { ObjectInstance, Undefined } from './values.ts';
import { UNDEFINED } from './values.ts';

/** A Target property, ready to find the object that a command concerns. */
export interface PreparedTarget {
  readonly target: Target;
  readonly when: Closure;
  readonly key: Closure;
  readonly where: Closure;
}

/** Makes a Target property ready. */
export function prepareTarget(target: Target, scope: Scope, preparation: Preparation): PreparedTarget {
  return {
    target,
    when: preparation.condition(target.when, scope, target.id),
    key: preparation.number({ kind: 'name', name: target.key.name, at: target.key.at }, scope, target.id),
    where: preparation.condition(target.where, scope, target.id),
  };
}

/**
 * The object that `this` stands for. Where there is none, the target's row answers; where the sub-operation has no target,
 * nothing answers and `this` is undefined.
 */
export function bindTarget(
  { target, when, key, where }: PreparedTarget,
  environment: Environment,
  answers: Answers,
): ObjectInstance | Undefined {
  const applies = when(environment);
  if (applies === UNDEFINED) answers.undefinedRows.push(target.id);
  if (applies !== true) return UNDEFINED;
  const candidate = environment.state[target.object.name]?.get(Number(key(environment)));
  const fits = candidate === undefined ? false : where(withTarget(environment, candidate));
  if (fits === true && candidate !== undefined) return candidate;
  if (fits === UNDEFINED) answers.undefinedRows.push(target.id);
  else answers.fired.push({ id: target.id, status: target.status.name });
  return UNDEFINED;
}
