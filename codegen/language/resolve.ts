import type { Expression } from '../model/expression.ts';
import { assign } from './assign.ts';
import { resolveTruth } from './context.ts';
import { contextOf } from './expressions.ts';
import type { Place } from './places.ts';
import { placeOf } from './places.ts';
import type { Problem } from './problem.ts';
import { Findings } from './problem.ts';
import type { Resolved } from './resolved.ts';
import type { Scope } from './scope.ts';
import type { Type } from './types.ts';
import { UNKNOWN } from './types.ts';

/** A resolved expression with its type and what is wrong with it; it can be evaluated if every problem is harmless. */
export interface Resolution {
  readonly resolved: Resolved;
  readonly type: Type;
  readonly problems: readonly Problem[];
}

/** Resolves a condition: Condition, When and where cells, and invariants. */
export function resolveCondition(expression: Expression, scope: Scope): Resolution {
  const findings = new Findings();
  const { node, type } = resolveTruth(contextOf(scope, findings), expression);
  return { resolved: node, type, problems: findings.problems };
}

/** Resolves a value for a place of the expected type. */
export function resolveValue(expression: Expression, scope: Scope, expected: Type): Resolution {
  const findings = new Findings();
  return {
    resolved: assign(contextOf(scope, findings), expression, expected),
    type: expected,
    problems: findings.problems,
  };
}

/** Resolves an expression of any kind, such as a length or the definition of a term without parameters. */
export function resolveAny(expression: Expression, scope: Scope): Resolution {
  const findings = new Findings();
  const { node, type } = contextOf(scope, findings).resolve(expression);
  return { resolved: node, type, problems: findings.problems };
}

/** A resolved place, `null` where it does not resolve, with the type of what may be written there. */
export interface PlaceResolution {
  readonly resolved: Place | null;
  readonly type: Type;
  readonly problems: readonly Problem[];
}

/** Resolves a place of an effect: `XC[new]`, `XC[new].SN`, `PC.LASTGEN[new]`, `CQE.NEWCNTLID`. */
export function resolvePlace(expression: Expression, scope: Scope): PlaceResolution {
  const findings = new Findings();
  const found = placeOf(contextOf(scope, findings), expression);
  return { resolved: found?.place ?? null, type: found?.type ?? UNKNOWN, problems: findings.problems };
}
