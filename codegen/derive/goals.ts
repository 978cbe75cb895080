import type { Command } from '../model/command.ts';
import type { Change, Outcome } from '../language/operation.ts';
import type { Value } from '../language/values.ts';
import { STATE } from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';
import { answering, isOpen } from './open-outcome.ts';
import type { Move } from './move.ts';
import { readsInput, variedInputs } from './reads.ts';
import type { Receiver } from './receivers.ts';

/** What a command did, as far as it may be worth a vector. */
export interface Tried {
  readonly reasons: readonly string[];
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
  readonly receiver: Receiver | null;
  readonly machine: Machine;
}

/** What a command shows: each set of rows that answer together, each reason with its outcome, each effect, each state. */
export function commandGoals(command: Command, { reasons, outcome, changes, receiver, machine }: Tried): string[] {
  const { model } = machine.catalog;
  const name = receiver === null ? command.name : `${command.name} of ${receiver.object}`;
  const [first, ...more] = outcome.fired;
  const ids = answering(outcome).join(' ');
  const open = isOpen(outcome);
  // What was varied says something where it leads to success, or alone to the row that looks at it.
  const telling = !first || (more.length === 0 && readsInput(command, first.id, variedInputs(reasons), model));
  // Two ways to one setting give the same reasons in another order.
  const sorted = [...reasons].sort();
  const kind = sorted.filter((reason) => / = [A-Z][A-Za-z]+$/.test(reason)).join(' ');
  const before = outcome.target?.attributes[STATE];
  return [
    `${name}|rows|${ids}`,
    ...(telling ? [`${name}|${sorted.join('; ')}|${ids}`] : []),
    ...(outcome.target && more.length === 0 && !open ? [`${name}|${kind}|state ${String(before)}|${ids}`] : []),
    ...(open ? [] : changes).map((change) => `${name}|${kind}|effect|${change.row}|${changeKind(change)}`),
    ...(open ? [] : [outcome.returned?.fields ?? {}, outcome.result]).flatMap((fields) =>
      Object.entries(fields).map(([field, { value, row }]) => `${name}|returned|${field}|${row}|${shape(value)}`),
    ),
  ];
}

/** What an event shows. */
export function eventGoals(move: Move, changes: readonly Change[]): string[] {
  const name =
    move.kind === 'release' ? `${move.event}${move.fails ? ' fails' : ''}` : move.kind === 'event' ? move.name : '';
  const kinds = new Set(
    changes.map((change) => `${change.row} ${change.object} ${change.attribute ?? ''} ${changeKind(change)}`),
  );
  return [...kinds].map((kind) => `event ${name}|${kind}|${changes.length > 1 ? 'many' : 'one'}`);
}

/** Whether a change empties or fills its place, and whether it was empty before. */
function changeKind({ before, after }: Change): string {
  return `${before === undefined ? 'nothing' : shape(before)} to ${after === undefined ? 'gone' : shape(after)}`;
}

/** Zero or not, and for collections none, one or many. */
function shape(value: Value): string {
  if (value instanceof Map) return value.size > 1 ? 'many' : String(value.size);
  if (Array.isArray(value)) return value.length > 1 ? 'many' : String(value.length);
  return value === 0 || value === 0n || value === null || (typeof value === 'string' && /^0*$/.test(value))
    ? 'zero'
    : 'set';
}
