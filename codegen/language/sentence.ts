import type { Command, EffectRow, ReturnedRow, Target } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model, TransitionCell, TransitionRow } from '../model/model.ts';
import { formatHex } from '../model/numbers.ts';
import type { ResetCell, ResetRow } from '../model/reset.ts';
import { english, englishCondition } from './english.ts';
import { print } from './print.ts';

/** Every requirement by its id: those in words as they stand, each row of the executable tables as a sentence with "shall", or "may". */
export function sentences(model: Model): ReadonlyMap<string, string> {
  const say = sayerFor(model);
  const found = new Map(model.requirements.map(({ id, text }) => [id, text]));
  for (const row of model.common) found.set(row.id, abort(conjoin(say, [row.when, row.condition]), row.status.name));
  for (const { object, queue, rows, others } of model.allowed) {
    const where = `${queue === 'io' ? 'an I/O' : 'the admin'} queue of an ${object.name}`;
    for (const { id, opcode, command } of rows)
      found.set(
        id,
        `The controller shall take a command with the opcode ${formatHex(opcode, 2)} (${command.name}) on ${where} if the ${object.name} supports the command.`,
      );
    found.set(others.id, abort(`a command on ${where} has an opcode that the list does not allow`, others.status.name));
  }
  for (const command of model.commands) {
    if (command.target !== null) found.set(command.target.id, targetSentence(command.target, say));
    for (const row of command.conditions)
      found.set(
        row.id,
        abort(conjoin(say, [row.when, row.condition]), row.status.name, row.isOptional ? 'may' : 'shall'),
      );
    for (const row of command.effects)
      found.set(row.id, effectSentence(`On successful completion of the ${command.name} command`, row, say));
    for (const row of command.returned) found.set(row.id, returnedSentence(command, row, say));
  }
  for (const event of model.events)
    for (const row of event.effects) found.set(row.id, effectSentence(`On the event ${event.name}`, row, say));
  for (const { id, name, condition } of model.asynchronousEvents)
    found.set(id, `The controller shall report the asynchronous event ${name} while ${say.condition(condition)}.`);
  for (const row of model.transitions) found.set(row.id, transitionSentence(row, say));
  for (const row of model.resets) found.set(row.id, resetSentence(row, say));
  for (const { id, invariant } of model.invariants)
    found.set(id, `The controller shall ensure at all times that ${say.condition(invariant)}.`);
  return found;
}

interface Say {
  condition(expression: Expression): string;
  value(expression: Expression): string;
}

function sayerFor(model: Model): Say {
  const enumerators = new Set(model.values.flatMap((table) => table.values.flatMap((row) => row.enumerator ?? [])));
  for (const { mnemonic } of [...model.limits, ...model.objects]) enumerators.delete(mnemonic);
  return {
    condition: (expression) => englishCondition(expression, enumerators),
    value: (expression) => english(expression, enumerators),
  };
}

function conjoin(say: Say, parts: readonly (Expression | null)[]): string {
  const given = parts.filter((part) => part !== null);
  // The expression joins them, so that English puts parentheses where one of them has an `or`.
  const [first, ...rest] = given;
  return first === undefined
    ? ''
    : say.condition(
        rest.reduce<Expression>(
          (left, right) => ({ kind: 'binary', operator: 'and', left, right, at: left.at }),
          first,
        ),
      );
}

function abort(condition: string, status: string, keyword: 'shall' | 'may' = 'shall'): string {
  return `If ${condition}, then the controller ${keyword} abort the command with a status code of ${status}.`;
}

function targetSentence({ object, key, where, when, status }: Target, say: Say): string {
  const entry = `${object.name}[${key.name}]`;
  const missing = where === null ? `${entry} does not exist` : `no ${entry} exists for which ${say.condition(where)}`;
  return abort(when === null ? missing : `${say.condition(when)}, and ${missing}`, status.name);
}

function success({ name }: Command, when: Expression | null, say: Say): string {
  return when === null
    ? `On successful completion of the ${name} command`
    : `On successful completion of the ${name} command, if ${say.condition(when)}`;
}

function effectSentence(occasion: string, { when, place, value }: EffectRow, say: Say): string {
  const start = when === null ? occasion : `${occasion}, if ${say.condition(when)}`;
  if (value.kind === 'name' && value.name === 'created')
    return `${start}, the controller shall create ${print(place)}.`;
  if (value.kind === 'name' && value.name === 'none')
    return `${start}, the controller shall clear ${print(place)}, which is none from then on.`;
  return `${start}, the controller shall set ${print(place)} to ${say.value(value)}.`;
}

function returnedSentence(command: Command, { when, structure, field, value }: ReturnedRow, say: Say): string {
  return `${success(command, when, say)}, the controller shall return in ${structure.name}.${field.name} ${say.value(value)}.`;
}

function transitionSentence({ command, event, when, object, cells }: TransitionRow, say: Say): string {
  const occasion = event ? `On the event ${command.name}` : `On the ${command.name} command`;
  const parts = new Map<string, string[]>();
  for (const [state, cell] of Object.entries(cells)) {
    const duty = cellDuty(cell, `${event ? 'each' : 'the'} ${object}`);
    parts.set(duty, [...(parts.get(duty) ?? []), state]);
  }
  const duties = [...parts].map(([duty, states]) => `${duty} in state ${orList(states)}`);
  return `${occasion}${when === null ? '' : `, if ${say.condition(when)}`}, the controller shall ${duties.join(', shall ')}.`;
}

function cellDuty(cell: TransitionCell, object: string): string {
  switch (cell.kind) {
    case 'stays':
      return `keep the state of ${object}`;
    case 'state':
      return `move to state ${cell.state} ${object}`;
    case 'status':
      return `abort the command with a status code of ${cell.status.name} for ${object}`;
    case 'gone':
      return `remove ${object}`;
    case 'impossible':
      return `not meet this with ${object}`;
  }
}

function resetSentence({ command, event, when, object, cells }: ResetRow, say: Say): string {
  const occasion = event ? `On the event ${command.name}` : `On successful completion of the ${command.name} command`;
  const kinds = (cell: ResetCell): string[] =>
    Object.entries(cells).flatMap(([name, each]) => (each.cell === cell ? [name] : []));
  const duties = (
    [
      ['kept', 'keep'],
      ['default', 'give its first value to'],
      ['lost', 'discard'],
    ] as const
  ).flatMap(([cell, verb]) => (kinds(cell).length > 0 ? [`${verb} ${kinds(cell).join(', ')}`] : []));
  const duty = duties.length > 0 ? duties.join(', shall ') : 'leave nothing of it but what effects give it';
  return `${occasion}${when === null ? '' : `, if ${say.condition(when)}`}, the controller shall of ${event ? 'each' : 'the'} ${object} ${duty}.`;
}

function orList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
}
