import { print } from '../../language/print.ts';
import type { Command, EffectRow, ReturnedRow, StatusRow, Target } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model, TransitionCell, TransitionRow } from '../../model/model.ts';
import { escapeCell } from './markdown.ts';

/** Every requirement of a model as one sentence of Markdown, by its id: rows of executable tables get theirs made. */
export function requirementSentences(model: Model): ReadonlyMap<string, string> {
  const sentences = new Map<string, string>();
  for (const { id, text } of model.requirements) sentences.set(id, text.replaceAll('|', '\\|'));
  for (const { id, invariant } of model.invariants) sentences.set(id, `The controller shall keep this invariant: ${code(invariant)}.`);
  for (const row of model.common) sentences.set(row.id, `${given(row.when, row.condition)}, then the controller shall abort the command with a status code of ${escapeCell(row.status.name)}.`);
  for (const row of model.transitions) sentences.set(row.id, transition(row));
  for (const command of model.commands) {
    if (command.target) sentences.set(command.target.id, target(command, command.target));
    for (const row of command.conditions) sentences.set(row.id, status(command, row));
    for (const row of command.effects) sentences.set(row.id, effect(command, row));
    for (const row of command.returned) sentences.set(row.id, returned(command, row));
  }
  return sentences;
}

function status(command: Command, row: StatusRow): string {
  return `${given(row.when, row.condition)}, then the controller shall ${abort(command, row.status.name)}.`;
}

function target(command: Command, { object, key, where, when, status }: Target): string {
  const condition = where ? ` for which ${code(where)} holds` : '';
  const scope = when ? `Where ${code(when)}: if` : 'If';
  return `${scope} no ${escapeCell(object.name)} with the key \`${key.name}\`${condition} exists, then the controller shall ${abort(command, status.name)}.`;
}

function effect(command: Command, { when, place, value }: EffectRow): string {
  const created = value.kind === 'name' && value.name === 'created';
  return `${success(command, when)}, the controller shall ${created ? `create ${code(place)}` : `set ${code(place)} to ${code(value)}`}.`;
}

function returned(command: Command, { when, structure, field, value }: ReturnedRow): string {
  return `${success(command, when)}, the controller shall return ${code(value)} in \`${structure.name}.${field.name}\`.`;
}

function transition({ object, command, event, when, cells }: TransitionRow): string {
  const parts = Object.entries(cells).map(([state, cell]) => `${escapeCell(state)}: ${cellText(cell)}`);
  const cause = event ? `At the event ${command.name}` : `At the ${command.name} command`;
  return `${escapeCell(cause)}${when ? `, where ${code(when)}` : ''}, each state of ${escapeCell(object)} shall change as follows. ${parts.join('; ')}.`;
}

function cellText(cell: TransitionCell): string {
  switch (cell.kind) {
    case 'state':
      return escapeCell(cell.state);
    case 'status':
      return `aborted with ${escapeCell(cell.status.name)}`;
    default:
      return cell.kind;
  }
}

function given(when: Expression | null, condition: Expression): string {
  return when ? `Where ${code(when)}: if ${code(condition)}` : `If ${code(condition)}`;
}

function success(command: Command, when: Expression | null): string {
  return `When the ${escapeCell(command.name)} command succeeds${when ? `, where ${code(when)}` : ''}`;
}

function abort(command: Command, name: string): string {
  return `abort the ${escapeCell(command.name)} command with a status code of ${escapeCell(name)}`;
}

function code(expression: Expression): string {
  return `\`${print(expression)}\``;
}
