import { interpret } from '../../language/interpret.ts';
import { parseExpression } from '../../language/parse.ts';
import { resolveAny, resolveCondition } from '../../language/resolve.ts';
import { type Scope, Scopes } from '../../language/scope.ts';
import { UNDEFINED, type Undefined, type Value } from '../../language/values.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import type { Machine } from '../machine.ts';
import { ScenarioFault } from './fault.ts';
import { replaceNames } from './names.ts';
import type { Handles } from './values.ts';

/** Whether a condition of a `given` or `then` line holds now. */
export function holds(text: string, at: SourceRange, machine: Machine, handles: Handles): boolean {
  return evaluated(text, at, machine, handles, resolveCondition) === true;
}

/** The value of an expression over limits and the present state. */
export function valueOf(text: string, at: SourceRange, machine: Machine, handles: Handles): Value | Undefined {
  return evaluated(text, at, machine, handles, resolveAny);
}

/** What every line can name, made once a model. */
const scopes = new WeakMap<Model, Scope>();

function generalScope(model: Model): Scope {
  const scope = scopes.get(model) ?? new Scopes(model).general();
  scopes.set(model, scope);
  return scope;
}

function evaluated(
  text: string,
  at: SourceRange,
  machine: Machine,
  handles: Handles,
  resolve: typeof resolveCondition,
): Value | Undefined {
  const parsed = parseExpression(text, at);
  if (!parsed.ok) throw new ScenarioFault(parsed.error.at, parsed.error.message);
  const named: Expression = replaceNames(
    parsed.expression,
    new Map([...handles].map(([name, { key }]) => [name, key])),
  );
  const { resolved, problems } = resolve(named, generalScope(machine.catalog.model));
  const [problem] = problems;
  if (problem) throw new ScenarioFault(problem.at, problem.message);
  return interpret(resolved, {
    fields: {},
    data: UNDEFINED,
    limits: machine.world.limits,
    state: machine.plane.state,
    target: UNDEFINED,
    chosen: {},
    binders: [],
  });
}
