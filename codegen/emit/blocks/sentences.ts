import { english, englishCondition } from '../../language/english.ts';
import { print } from '../../language/print.ts';
import type { Command, CommonRow, EffectRow, ReturnedRow, StatusRow, Target } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { InvariantRow, Model, TransitionCell, TransitionRow } from '../../model/model.ts';
import { escapeCell } from './markdown.ts';

/** Every requirement of a model as one sentence of Markdown, by its id: rows of executable tables get theirs made. */
export function requirementSentences(model: Model): ReadonlyMap<string, string> {
  const enumerators = model.values.flatMap((table) => table.values.flatMap(({ enumerator }) => enumerator ?? []));
  const writer = new SentenceWriter(new Set(enumerators));
  const sentences = new Map<string, string>();
  for (const { id, text } of model.requirements) sentences.set(id, text.replaceAll('|', '\\|'));
  for (const row of model.invariants) sentences.set(row.id, writer.invariant(row));
  for (const row of model.common) sentences.set(row.id, writer.common(row));
  for (const row of model.transitions) sentences.set(row.id, writer.transition(row));
  for (const command of model.commands) {
    if (command.target) sentences.set(command.target.id, writer.target(command, command.target));
    for (const row of command.conditions) sentences.set(row.id, writer.status(command, row));
    for (const row of command.effects) sentences.set(row.id, writer.effect(command, row));
    for (const row of command.returned) sentences.set(row.id, writer.returned(command, row));
  }
  return sentences;
}

/** Writes the sentence of a row; knows the names that stand for values of fields. */
class SentenceWriter {
  readonly #enumerators: ReadonlySet<string>;

  constructor(enumerators: ReadonlySet<string>) {
    this.#enumerators = enumerators;
  }

  invariant({ invariant }: InvariantRow): string {
    return `The controller shall keep this true at all times: ${this.#condition(invariant)}.`;
  }

  common({ when, condition, status }: CommonRow): string {
    return `${this.#given(when, condition)}, then the controller shall abort the command with a status code of ${escapeCell(status.name)}.`;
  }

  status(command: Command, { when, condition, status }: StatusRow): string {
    return `${this.#given(when, condition)}, then the controller shall ${abort(command, status.name)}.`;
  }

  target(command: Command, { object, key, where, when, status }: Target): string {
    const matching = where ? ` for which ${this.#condition(where)}` : '';
    const condition = `there is no ${object.name}\\[${key.name}\\]${matching}`;
    return `${this.#scope(when)} ${condition}, then the controller shall ${abort(command, status.name)}.`;
  }

  effect(command: Command, { when, place, value }: EffectRow): string {
    const created = value.kind === 'name' && value.name === 'created';
    const change = created ? `create ${code(place)}` : `set ${code(place)} to ${this.#value(value)}`;
    return `${this.#success(command, when)}, the controller shall ${change}.`;
  }

  returned(command: Command, { when, structure, field, value }: ReturnedRow): string {
    const place = `\`${structure.name}.${field.name}\``;
    return `${this.#success(command, when)}, the controller shall return in ${place} ${this.#value(value)}.`;
  }

  transition({ object, command, event, when, cells }: TransitionRow): string {
    const parts = Object.entries(cells).map(([state, cell]) => `${escapeCell(state)}: ${cellText(cell)}`);
    const cause = escapeCell(event ? `At the event ${command.name}` : `At the ${command.name} command`);
    const scope = when ? `, where ${this.#condition(when)}` : '';
    return `${cause}${scope}, each state of ${escapeCell(object)} shall change as follows. ${parts.join('; ')}.`;
  }

  #given(when: Expression | null, condition: Expression): string {
    return `${this.#scope(when)} ${this.#condition(condition)}`;
  }

  #scope(when: Expression | null): string {
    return when ? `Where ${this.#condition(when)}: if` : 'If';
  }

  #success(command: Command, when: Expression | null): string {
    const scope = when ? ` and ${this.#condition(when)}` : '';
    return `When the ${escapeCell(command.name)} command succeeds${scope}`;
  }

  #condition(expression: Expression): string {
    return escapeCell(englishCondition(expression, this.#enumerators));
  }

  #value(expression: Expression): string {
    return escapeCell(english(expression, this.#enumerators));
  }
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

function abort(command: Command, name: string): string {
  return `abort the ${escapeCell(command.name)} command with a status code of ${escapeCell(name)}`;
}

function code(expression: Expression): string {
  return `\`${print(expression)}\``;
}
