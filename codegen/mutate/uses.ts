import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { hasPart } from './holes.ts';

/** The rows and the commands that read something, directly or through terms. */
export interface Uses {
  readonly readers: readonly string[];
  /** `null`: every command, known or not. */
  readonly subjects: readonly string[] | null;
}

/** Where a term is used. */
export function usesOfTerm(model: Model, term: string): Uses {
  return uses(model, (node) => isUseOf(node, term));
}

/**
 * Where an attribute of an object is read or written, or an object gets its first values. A matrix reads the attribute that
 * holds the state without naming it.
 */
export function usesOfAttribute(model: Model, object: string, attribute: string): Uses {
  const { readers, subjects } = uses(model, (node) => node.kind === 'member' && node.name === attribute);
  if (subjects === null) return { readers, subjects };
  const creators = model.commands.filter(({ creates }) => creates?.object.name === object).map(({ name }) => name);
  const movers = model.transitions.filter((row) => row.object === object).map(({ command }) => command.name);
  return { readers, subjects: [...new Set([...subjects, ...creators, ...movers])] };
}

function uses(model: Model, fits: (node: Expression) => boolean): Uses {
  const through = termsThatRead(model, fits);
  const isRead = (expression: Expression): boolean =>
    hasPart(expression, (node) => fits(node) || [...through].some((term) => isUseOf(node, term)));
  const readers: string[] = [];
  const subjects: string[] = [];
  const common = model.common.filter((row) => [row.when ?? [], row.condition].flat().some(isRead));
  readers.push(...common.map(({ id }) => id));
  for (const command of model.commands) {
    const rows = rowsOf(command).filter(({ cells }) => cells.some(isRead));
    readers.push(...rows.flatMap(({ id }) => id ?? []));
    if (rows.length > 0) subjects.push(command.name);
  }
  for (const { id, command, when } of model.transitions) {
    if (!when || !isRead(when)) continue;
    readers.push(id);
    subjects.push(command.name);
  }
  return { readers: [...new Set(readers)], subjects: common.length > 0 ? null : [...new Set(subjects)] };
}

/** The terms whose definition fits, directly or through another term. */
function termsThatRead(model: Model, fits: (node: Expression) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { name, definition } of model.terms)
      if (hasPart(definition, (node) => fits(node) || [...found].some((term) => isUseOf(node, term)))) found.add(name);
  }
  return found;
}

function isUseOf(node: Expression, term: string): boolean {
  return (node.kind === 'call' || node.kind === 'name') && node.name === term;
}

interface Cells {
  /** The requirement id, or `null` for a property of the command. */
  readonly id: string | null;
  readonly cells: readonly Expression[];
}

/** Every expression of a command, by row. */
export function rowsOf(command: Command): readonly Cells[] {
  const { target, creates, transfer, choices, conditions, effects, returned } = command;
  const present = (...cells: readonly (Expression | null | undefined)[]): Expression[] =>
    cells.filter((cell) => cell !== null && cell !== undefined);
  return [
    ...conditions.map(({ id, when, condition }) => ({ id, cells: present(when, condition) })),
    ...effects.map(({ id, when, place, value }) => ({ id, cells: present(when, place, value) })),
    ...returned.map(({ id, when, value }) => ({ id, cells: present(when, value) })),
    ...(target ? [{ id: target.id, cells: present(target.where, target.when) }] : []),
    {
      id: null,
      cells: present(creates?.where, transfer.definedWhen, transfer.length, transfer.from, transfer.list?.count),
    },
    ...choices.map(({ type, where }) => ({
      id: null,
      cells: present(where, ...(type.kind === 'range' ? [type.low, type.high] : [])),
    })),
  ];
}
