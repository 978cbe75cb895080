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
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** Wider fields have too many values to try. */
const WIDEST_FIELD = 16;

/**
 * `when CNS = IdentifyController` on a row of a command that refuses every other CNS. Decided by trying every value of the
 * one field that the When reads.
 */
export const successImpliesWhen: EquivalenceRule = {
  name: 'success-implies-when',
  why: 'For every value of the field that the When reads, a row refuses the command or both When cells say the same.',
  argue(mutant, model) {
    for (const [i, command] of model.commands.entries()) {
      const other = mutant.model.commands[i];
      const before = rowOf(command, mutant.row);
      const after = other && rowOf(other, mutant.row);
      if (!before || !after || !isSameButWhen(before, after)) continue;
      const field = soleField(model, command, [before.when, after.when]);
      if (field && agrees(model, command, field, before.when, after.when))
        return `whatever ${field.mnemonic} a successful ${command.name} has, the row applies`;
    }
    return null;
  },
};

type Guarded = { readonly id: string; readonly when: Expression | null };

function rowOf({ effects, returned }: Command, id: string): Guarded | undefined {
  return [...effects, ...returned].find((row) => row.id === id);
}

function isSameButWhen(a: Guarded, b: Guarded): boolean {
  return isSame({ ...a, when: null }, { ...b, when: null });
}

/** The one field of the command that all cells read, and nothing else; `null` where there is none such. */
function soleField(model: Model, command: Command, cells: readonly (Expression | null)[]): Field | null {
  const fields = command.fields.filter(({ width, format }) => format === 'number' && width <= WIDEST_FIELD);
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

/** Whether a cell reads one field, and beside it only numbers and enumerators. */
function readsOnly(model: Model, command: Command, cell: Expression, name: string): boolean {
  const enumerators = new Set(model.values.flatMap(({ values }) => values.map(({ enumerator }) => enumerator)));
  const taken = new Set([...command.fields, ...model.limits, ...model.objects].map(({ mnemonic }) => mnemonic));
  return !hasPart(cell, (node) => {
    if (node.kind === 'name') return node.name !== name && (!enumerators.has(node.name) || taken.has(node.name));
    return !['number', 'binary', 'not', 'in', 'field-test'].includes(node.kind);
  });
}

function agrees(
  model: Model,
  command: Command,
  field: Field,
  before: Expression | null,
  after: Expression | null,
): boolean {
  const scope = new Scopes(model).command(command);
  const evaluator = (cell: Expression | null): ((value: number) => unknown) => {
    if (cell === null) return () => true;
    const { resolved } = resolveCondition(cell, scope);
    return (value) => interpret(resolved, environmentOf(field, value));
  };
  const refusals = refusalsOf(model, command, field).map(evaluator);
  const [one, two] = [evaluator(before), evaluator(after)];
  for (let value = 0; value < 2 ** field.width; value += 1)
    if (!refusals.some((refuses) => refuses(value) === true) && one(value) !== two(value)) return false;
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

function environmentOf({ mnemonic }: Field, value: number): Environment {
  return {
    fields: { [mnemonic]: value },
    data: UNDEFINED,
    limits: {},
    state: {},
    target: UNDEFINED,
    chosen: {},
    binders: [],
  };
}
