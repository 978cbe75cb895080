import type { Environment } from '../../language/environment.ts';
import { interpret } from '../../language/interpret.ts';
import { print } from '../../language/print.ts';
import { resolveCondition } from '../../language/resolve.ts';
import { Scopes } from '../../language/scope.ts';
import { UNDEFINED } from '../../language/values.ts';
import type { Command, StatusRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Field } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { hasPart } from '../holes.ts';
import type { Limits } from './rule.ts';

/** Wider fields have too many values to try. */
const WIDEST_FIELD = 16;

/** The one field of the command, always there, that all cells read, and beside it only limits; `null` where there is none such. */
export function soleField(model: Model, command: Command, cells: readonly (Expression | null)[]): Field | null {
  const fields = command.fields.filter(
    ({ width, format, selectors }) => format === 'number' && width <= WIDEST_FIELD && selectors === undefined,
  );
  return (
    fields.find(
      ({ mnemonic }) =>
        cells.some((cell) => cell && reads(cell, mnemonic)) &&
        cells.every((cell) => cell === null || readsOnly(model, command, cell, mnemonic)),
    ) ?? null
  );
}

function reads(cell: Expression, name: string): boolean {
  return hasPart(cell, (node) => node.kind === 'name' && node.name === name);
}

/** Whether a cell reads one field, and beside it only numbers, limits and enumerators. */
function readsOnly(model: Model, command: Command, cell: Expression, name: string): boolean {
  const enumerators = new Set(model.values.flatMap(({ values }) => values.map(({ enumerator }) => enumerator)));
  const limits = new Set(model.limits.map(({ mnemonic }) => mnemonic));
  const taken = new Set([...command.fields, ...model.objects].map(({ mnemonic }) => mnemonic));
  return !hasPart(cell, (node) => {
    if (node.kind === 'name')
      return node.name !== name && !limits.has(node.name) && (!enumerators.has(node.name) || taken.has(node.name));
    return !['number', 'binary', 'not', 'in', 'field-test'].includes(node.kind);
  });
}

/** Whether, for every value of the field under every set of limits, a row refuses the command or both cells say the same. */
export function agrees(
  model: Model,
  command: Command,
  field: Field,
  before: Expression | null,
  after: Expression | null,
  worlds: readonly Limits[],
): boolean {
  const scope = new Scopes(model).command(command);
  const evaluator = (cell: Expression | null): ((value: number, limits: Limits) => unknown) => {
    if (cell === null) return () => true;
    const { resolved } = resolveCondition(cell, scope);
    return (value, limits) => interpret(resolved, environmentOf(field, value, limits));
  };
  const refusals = refusalsOf(model, command, field).map(evaluator);
  const [one, two] = [evaluator(before), evaluator(after)];
  for (const limits of worlds)
    for (let value = 0; value < 2 ** field.width; value += 1)
      if (one(value, limits) !== two(value, limits) && !refusals.some((refuses) => refuses(value, limits) === true))
        return false;
  return true;
}

/** The conditions that abort the command and read the field alone. */
function refusalsOf(model: Model, command: Command, { mnemonic, values }: Field): readonly Expression[] {
  const whole = ({ when, condition }: Pick<StatusRow, 'when' | 'condition'>): Expression =>
    when === null ? condition : { kind: 'binary', operator: 'and', left: when, right: condition, at: condition.at };
  const common = model.common.map(whole).flatMap((condition): Expression[] => {
    const isForEach = condition.kind === 'field-test' && print(condition) === 'reserved FIELD';
    if (!isForEach) return [condition];
    return values === undefined ? [] : [{ ...condition, operand: { kind: 'name', name: mnemonic, at: condition.at } }];
  });
  return [...common, ...command.conditions.map(whole)].filter(
    (condition) => reads(condition, mnemonic) && readsOnly(model, command, condition, mnemonic),
  );
}

function environmentOf({ mnemonic }: Field, value: number, limits: Limits): Environment {
  return {
    fields: { [mnemonic]: value },
    data: UNDEFINED,
    limits,
    state: {},
    target: UNDEFINED,
    chosen: {},
    binders: [],
  };
}
