import { commonRowsOf, mentionsLength } from '../language/data-length.ts';
import type { Problem } from '../language/problem.ts';
import { resolveAny, resolveCondition, resolvePlace, resolveValue } from '../language/resolve.ts';
import { initialScope, type Scope, Scopes } from '../language/scope.ts';
import { numberType, type Type } from '../language/types.ts';
import type { Command, CommonRow, EffectRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Attribute, AttributeRange, Model } from '../model/model.ts';

/** A count, a length or a bound: any number that a field can hold. */
const NUMBER: Type = numberType(0n, 2n ** 64n - 1n);

/** What is wrong with the names and kinds in every cell that holds an expression. */
export function conditionProblems(model: Model): readonly Problem[] {
  const scopes = new Scopes(model);
  const general = scopes.general();
  return [
    ...problemsOfCommands(model, model.commands, scopes),
    ...model.common.flatMap((row) => commonProblems(row, model, scopes)),
    ...[...model.transitions, ...model.resets].flatMap((row) => conditions(scopes.transition(row), row.when)),
    ...model.events.flatMap((event) => event.effects.flatMap((row) => effectProblems(row, scopes.event(event)))),
    ...model.asynchronousEvents.flatMap((row) => conditions(scopes.asynchronousEvent(), row.condition)),
    ...model.invariants.flatMap((row) => conditions(general, row.invariant)),
    ...model.objects
      .flatMap((object) => [object.key ?? [], object.attributes].flat())
      .flatMap((attribute) => attributeProblems(attribute, scopes)),
  ];
}

/** The same in the cells of some commands alone. */
export function problemsOfCommands(
  model: Model,
  commands: readonly Command[],
  scopes = new Scopes(model),
): readonly Problem[] {
  return commands.flatMap((command) => commandProblems(command, model, scopes));
}

function commandProblems(command: Command, model: Model, scopes: Scopes): readonly Problem[] {
  const scope = scopes.command(command);
  const { target, creates, transfer } = command;
  return [
    ...conditions(scope, target?.where, target?.when, creates?.where, transfer.definedWhen),
    ...numbers(scope, transfer.length, transfer.from, transfer.list?.count),
    ...command.choices.flatMap(({ type, where }) => [
      ...conditions(scopes.choice(command, type), where),
      ...(type.kind === 'like' ? [] : numbers(scope, type.low, type.high)),
      ...(type.kind === 'range' ? numbers(scope, type.idle) : []),
      ...(type.kind === 'distinct' ? numbers(scope, type.count) : []),
    ]),
    ...command.memory.flatMap(({ length, listed, tag }) => [
      ...numbers(scope, length),
      ...conditions(scope, listed),
      ...(tag === null ? [] : resolveAny(tag, scope).problems),
    ]),
    ...conditions(scope, command.completes?.when, command.completes?.durable),
    ...command.conditions.flatMap((row) => conditions(scope, row.when, row.condition)),
    ...command.effects.flatMap((row) => effectProblems(row, scope)),
    ...command.returned.flatMap((row) => {
      const structure = model.structures.find((each) => each.mnemonic === row.structure.name);
      const field = structure?.fields.find((each) => each.mnemonic === row.field.name);
      return [
        ...conditions(scope, row.when),
        ...(field === undefined ? [] : resolveValue(row.value, scope, scopes.world.fieldType(field)).problems),
      ];
    }),
  ];
}

/** A row about the length of data has one outcome for data that is always short: that is a finding only where it is so for all commands. */
function commonProblems(row: CommonRow, model: Model, scopes: Scopes): readonly Problem[] {
  const found = model.commands.flatMap((command) =>
    commonRowsOf([row], command).map(({ condition }) => conditions(scopes.command(command), condition)),
  );
  const isOpen = mentionsLength(row.condition) && found.some((problems) => problems.length === 0);
  return found.flat().filter(({ harmless }) => !(harmless && isOpen));
}

function effectProblems({ when, place, value }: EffectRow, scope: Scope): readonly Problem[] {
  return [...conditions(scope, when), ...assignmentProblems(place, value, scope)];
}

function assignmentProblems(place: Expression, value: Expression, scope: Scope): readonly Problem[] {
  const { type, problems } = resolvePlace(place, scope);
  return [...problems, ...valueProblems(value, scope, type)];
}

function attributeProblems(attribute: Attribute, scopes: Scopes): readonly Problem[] {
  const general = scopes.general();
  const { range, initial, each } = attribute;
  const type = scopes.world.attributeType(attribute);
  if (each !== undefined && initial !== null) {
    if (type.kind !== 'map') return [unexpectedEntries(attribute)];
    const scope = initialScope(scopes.world, each.name, type.keys);
    return [
      ...boundProblems(range, general),
      ...valueProblems(initial, scope, type.element),
      ...conditions(scope, each.where),
    ];
  }
  const expected = type.kind === 'map' && !type.sparse ? type.element : type;
  return [...boundProblems(range, general), ...(initial === null ? [] : valueProblems(initial, general, expected))];
}

function unexpectedEntries({ at, mnemonic }: Attribute): Problem {
  return {
    at,
    rule: 'condition-type',
    message: `Unexpected initial value of entries for ${mnemonic}, expected a map in its Range cell`,
    harmless: false,
  };
}

/** A value for a place that is itself unknown is not looked at: one mistake, one finding. */
function valueProblems(value: Expression, scope: Scope, expected: Type): readonly Problem[] {
  return expected.kind === 'unknown' ? [] : resolveValue(value, scope, expected).problems;
}

function boundProblems(range: AttributeRange, scope: Scope): readonly Problem[] {
  if (range.kind !== 'number' && range.kind !== 'map') return [];
  return [
    ...numbers(scope, range.low, range.high),
    ...(range.kind === 'map' ? boundProblems(range.element, scope) : []),
  ];
}

function conditions(scope: Scope, ...cells: readonly (Expression | null | undefined)[]): readonly Problem[] {
  return cells.flatMap((cell) => (cell === null || cell === undefined ? [] : resolveCondition(cell, scope).problems));
}

function numbers(scope: Scope, ...cells: readonly (Expression | null | undefined)[]): readonly Problem[] {
  return cells.flatMap((cell) =>
    cell === null || cell === undefined ? [] : resolveValue(cell, scope, NUMBER).problems,
  );
}
