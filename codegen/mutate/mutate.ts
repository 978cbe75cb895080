import type { AllowedCommands } from '../model/allowed-commands.ts';
import type { Command, EffectRow, StatusRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import { kebabCase } from '../model/ids.ts';
import type { EventType, Model } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import { didYouMean } from '../model/suggest.ts';
import { expressionMutants } from './expressions.ts';
import { initialChanges } from './initial.ts';
import { layoutSites } from './layout-sites.ts';
import { transitionChanges } from './matrix.ts';
import type { Change, Mutant } from './mutant.ts';
import { replaced } from './mutant.ts';
import { choiceChanges, creationChanges, transferChanges } from './properties.ts';
import { resetChanges } from './resets.ts';
import { effectChanges, otherStatus, returnedChanges, statusChanges } from './rows.ts';
import { targetChanges } from './target.ts';
import { usesOfAttribute, usesOfTerm } from './uses.ts';
import { vocabularyOf } from './vocabulary.ts';

export type { Mutant } from './mutant.ts';

/** Every mutant of a model: row by row, those of one row together. */
export function* mutants(model: Model): Generator<Mutant> {
  const used = new Map<string, number>();
  for (const changed of changes(model)) {
    const base = `${changed.row}:${changed.operator}`;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    yield { ...changed, id: count === 1 ? base : `${base}-${count}` };
  }
}

/** The model with one row changed. Throws a RangeError that says which mutants the row has where there is none such. */
export function applyMutant(model: Model, id: string): Model {
  const known: string[] = [];
  for (const mutant of mutants(model)) {
    if (mutant.id === id) return mutant.model;
    known.push(mutant.id);
  }
  const [row = ''] = id.split(':');
  const near = known.filter((each) => each.startsWith(`${row}:`));
  const expected =
    near.length > 0
      ? `one of ${near.join(', ')}`
      : `ROW:OPERATOR${didYouMean(row, new Set(known.map((each) => each.split(':')[0] ?? '')))}`;
  throw new RangeError(`Unexpected mutant ${id}, expected ${expected}`);
}

type Changed = Omit<Mutant, 'id'>;

/** Where a row stands, and who reads it. */
interface Site {
  readonly row: string;
  readonly at: SourceRange;
  readonly readers?: readonly string[];
  readonly subjects: readonly string[] | null;
  readonly struct?: string;
}

function* put<T>(site: Site, list: Iterable<Change<T>>, into: (changed: T) => Model): Generator<Changed> {
  const { row, readers = [row] } = site;
  for (const { operator, class: kind, from, to, changed } of list)
    yield { ...site, readers, operator, class: kind, change: { from, to }, model: into(changed) };
}

function* changes(model: Model): Generator<Changed> {
  const names = vocabularyOf(model);
  for (const [i, row] of model.common.entries())
    yield* put({ row: row.id, at: row.at, subjects: null }, statusChanges(model, row, names), (changed) => ({
      ...model,
      common: replaced(model.common, i, changed),
    }));
  for (const [i, list] of model.allowed.entries())
    yield* listChanges(model, list, (changed) => ({ ...model, allowed: replaced(model.allowed, i, changed) }));
  for (const [i, command] of model.commands.entries())
    yield* commandChanges(model, command, (changed) => ({ ...model, commands: replaced(model.commands, i, changed) }));
  for (const [i, event] of model.events.entries())
    yield* eventChanges(model, event, (changed) => ({ ...model, events: replaced(model.events, i, changed) }));
  for (const [i, row] of model.asynchronousEvents.entries())
    yield* put({ row: row.id, at: row.at, subjects: null }, expressionMutants(row.condition, names), (condition) => ({
      ...model,
      asynchronousEvents: replaced(model.asynchronousEvents, i, { ...row, condition }),
    }));
  for (const [i, row] of model.transitions.entries()) {
    const command = model.commands.find(({ name }) => name === row.command.name) ?? null;
    yield* put(
      { row: row.id, at: row.at, subjects: [row.command.name] },
      transitionChanges(model, row, vocabularyOf(model, command)),
      (changed) => ({ ...model, transitions: replaced(model.transitions, i, changed) }),
    );
  }
  for (const [i, row] of model.resets.entries()) {
    const command = model.commands.find(({ name }) => name === row.command.name) ?? null;
    yield* put(
      { row: row.id, at: row.at, subjects: [row.command.name] },
      resetChanges(model, row, vocabularyOf(model, command)),
      (changed) => ({ ...model, resets: replaced(model.resets, i, changed) }),
    );
  }
  const optional = new Set(
    model.commands.flatMap(({ conditions }) => conditions.filter(isOptional).map(({ id }) => id)),
  );
  for (const [i, term] of model.terms.entries()) {
    const uses = usesOfTerm(model, term.name);
    if (uses.readers.length > 0 && uses.readers.every((id) => optional.has(id))) continue;
    yield* put(
      { row: term.name, at: term.at, ...uses },
      expressionMutants(term.definition, vocabularyOf(model, null, term.parameters)),
      (definition: Expression) => ({ ...model, terms: replaced(model.terms, i, { ...term, definition }) }),
    );
  }
  for (const [i, object] of model.objects.entries())
    for (const [j, attribute] of object.attributes.entries()) {
      const { mnemonic, at } = attribute;
      yield* put(
        { row: `${object.mnemonic}.${mnemonic}`, at, ...usesOfAttribute(model, object.mnemonic, mnemonic) },
        initialChanges(attribute, names),
        (changed) => ({
          ...model,
          objects: replaced(model.objects, i, { ...object, attributes: replaced(object.attributes, j, changed) }),
        }),
      );
    }
  for (const { list, ...site } of layoutSites(model)) yield* put(site, list, (changed) => changed);
}

/** What a device may do without changes no device: the proof of it is a device that does all of it (test/proofs). */
function isOptional(row: StatusRow): boolean {
  return row.isOptional === true;
}

/** A list without a command that the device has, and another status for what is not listed. */
function* listChanges(
  model: Model,
  list: AllowedCommands,
  into: (changed: AllowedCommands) => Model,
): Generator<Changed> {
  const { rows, others } = list;
  for (const [i, row] of rows.entries()) {
    const described = model.commands.find(({ queue, name }) => queue === list.queue && name === row.command.name);
    const drop = { operator: 'drop', class: 'row', from: row.command.name, to: 'nothing', changed: null } as const;
    if (described !== undefined)
      yield* put({ row: row.id, at: row.at, subjects: [described.name] }, [drop], (changed) =>
        into({ ...list, rows: replaced(rows, i, changed) }),
      );
  }
  const status = { ...others.status, name: otherStatus(model, others.status.name) };
  const change = {
    operator: 'status',
    class: 'row',
    from: others.status.name,
    to: status.name,
    changed: status,
  } as const;
  yield* put({ row: others.id, at: others.at, subjects: null }, [change], (changed) =>
    into({ ...list, others: { ...others, status: changed } }),
  );
}

function* commandChanges(model: Model, command: Command, into: (changed: Command) => Model): Generator<Changed> {
  const { conditions, effects, returned, target, creates, choices, transfer, name } = command;
  const names = vocabularyOf(model, command);
  const subjects = [name];
  const property = (key: string, at: SourceRange): Site => ({
    row: `${kebabCase(name)}.${key}`,
    at,
    readers: [],
    subjects,
  });
  for (const [i, row] of [...conditions.entries()].filter(([, each]) => !isOptional(each)))
    yield* put({ row: row.id, at: row.at, subjects }, statusChanges(model, row, names), (changed) =>
      into({ ...command, conditions: replaced(conditions, i, changed) }),
    );
  for (const [i, row] of effects.entries())
    yield* put({ row: row.id, at: row.at, subjects }, effectChanges(model, row, names), (changed) =>
      into({ ...command, effects: replaced(effects, i, changed) }),
    );
  for (const [i, row] of returned.entries())
    yield* put({ row: row.id, at: row.at, subjects }, returnedChanges(model, row, returned, names), (changed) =>
      into({ ...command, returned: replaced(returned, i, changed) }),
    );
  if (target)
    yield* put({ row: target.id, at: target.at, subjects }, targetChanges(model, command, target, names), (changed) =>
      into({ ...command, target: changed }),
    );
  if (creates)
    yield* put(property('creates', creates.at), creationChanges(creates, names), (changed) =>
      into({ ...command, creates: changed }),
    );
  for (const [i, choice] of choices.entries())
    yield* put(property(`chooses-${choice.name.toLowerCase()}`, choice.at), choiceChanges(choice, names), (changed) =>
      into({ ...command, choices: replaced(choices, i, changed) }),
    );
  yield* put(property('data', transfer.at), transferChanges(transfer, names), (changed) =>
    into({ ...command, transfer: changed }),
  );
}

/** Events have effects where their table says so. */
type EventWithEffects = EventType & { readonly effects?: readonly EffectRow[] };

function* eventChanges(model: Model, event: EventWithEffects, into: (changed: EventType) => Model): Generator<Changed> {
  const { effects = [], name } = event;
  const names = vocabularyOf(model);
  for (const [i, row] of effects.entries())
    yield* put({ row: row.id, at: row.at, subjects: [name] }, effectChanges(model, row, names), (changed) => {
      const changedEvent: EventWithEffects = { ...event, effects: replaced(effects, i, changed) };
      return into(changedEvent);
    });
}
