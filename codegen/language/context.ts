import type { Expression } from '../model/expression.ts';
import type { Findings } from './problem.ts';
import type { Scope } from './scope.ts';
import type { Type } from './types.ts';
import { describe } from './types.ts';
import type { Typed } from './world.ts';

/** What the parts of name resolution share: the scope, the findings, and the way back to the whole for operands. */
export interface Context {
  readonly scope: Scope;
  readonly findings: Findings;
  /** Resolves an operand; `expected` tells which enumeration a bare name may belong to. */
  resolve(expression: Expression, expected?: Type, scope?: Scope): Typed;
}

/** Resolves an operand that has to be a condition. */
export function resolveTruth(context: Context, expression: Expression, scope?: Scope): Typed {
  const typed = context.resolve(expression, undefined, scope);
  if (typed.type.kind === 'truth' || typed.type.kind === 'unknown') return typed;
  return context.findings.mismatch(expression.at, describe(typed.type), 'a condition');
}

/** Resolves an operand that has to be a number; `null` where it is none, which is then reported. */
export function resolveNumber(
  context: Context,
  expression: Expression,
): { readonly node: Typed['node']; readonly type: Type & { kind: 'number' } } | null {
  const { node, type } = context.resolve(expression);
  if (type.kind === 'number') return { node, type };
  if (type.kind !== 'unknown') context.findings.mismatch(expression.at, describe(type), 'a number');
  return null;
}
