import type { Command } from '../model/command.ts';
import type { Expression, Member } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import { STATE } from '../model/vocabulary.ts';
import { lostBy, resetRowsOf } from '../language/resets.ts';
import type { Catalog } from './catalog.ts';
import { visit } from './comparisons.ts';
import { isUnknown } from './errors.ts';
import { allow, guardsOf } from './guards.ts';
import type { Shape } from './shape.ts';
import { answering } from './open-outcome.ts';
import { inlineTerms } from './terms.ts';

/** Commands that return something: a host looks at the state through them. */
export function observers(model: Model): Command[] {
  return model.commands.filter(
    (command) => !command.creates && command.memory.length === 0 && (command.returned.length > 0 || readsOnly(command)),
  );
}

/** A command whose effects are fields of its completion only. */
function readsOnly({ effects }: Command): boolean {
  return effects.length > 0 && effects.every(({ place }) => isResult(place));
}

function isResult(place: Expression): boolean {
  return place.kind === 'member' && place.object.kind === 'name' && place.object.name === 'CQE';
}

/** The same look at the state without a change to it: reading may clear what it reads, unless a bit says otherwise. */
export function withoutChange(
  look: { readonly operation: Operation; readonly outcome: Outcome },
  shape: Shape,
  plane: ControlPlane,
): { readonly operation: Operation; readonly outcome: Outcome } {
  if (look.outcome.changes.length === 0) return look;
  for (const { mnemonic } of shape.scalars.filter(({ width }) => width === 1)) {
    const operation = { ...look.operation, fields: { ...look.operation.fields, [mnemonic]: 1 } };
    const outcome = plane.evaluate(operation);
    if (answering(outcome).length === 0 && outcome.changes.length === 0) return { operation, outcome };
  }
  return look;
}

/** Whether what a command returns shows one of the attributes or how many objects of a type there are. */
export function showsAny(
  model: Model,
  command: Command,
  { returned, result }: Outcome,
  names: ReadonlySet<string>,
): boolean {
  const known = Object.values(returned?.fields ?? result).filter(({ value }) => !isUnknown(value));
  const shown = new Set(known.map(({ row }) => row));
  const rows = [...command.returned, ...command.effects].filter(({ id }) => shown.has(id));
  return rows.some((row) => reads(model, row.value, names) || (row.when !== null && reads(model, row.when, names)));
}

/** What tells one look from another: all that is answered, and by which rows where it shows one of these attributes. */
export function answerOf(model: Model, command: Command, outcome: Outcome, closely: ReadonlySet<string>): unknown {
  const { returned, result } = outcome;
  const answers = [...Object.values(returned?.fields ?? {}), ...Object.values(result)].map(({ value }) => value);
  const own = showsAny(model, command, outcome, closely) ? Object.values(result) : [];
  return [returned?.structure ?? command.name, answers, own.map(({ row }) => row)];
}

/** Names of attributes and object types that an expression reads, of those given. */
function reads(model: Model, expression: Expression, names: ReadonlySet<string>): boolean {
  let found = false;
  visit(inlineTerms(expression, model.terms), new Map(), (node) => {
    found ||=
      node.kind === 'member' ? names.has(attributeName(node, model)) : node.kind === 'name' && names.has(node.name);
  });
  return found;
}

/** `PC.SN` for an attribute of the one primary controller, `SN` for that of any other object. */
function attributeName({ object, name }: Member, model: Model): string {
  const single = model.objects.find(
    ({ key, mnemonic }) => key === null && object.kind === 'name' && mnemonic === object.name,
  );
  return single ? `${single.mnemonic}.${name}` : name;
}

/** The attributes that the sub-operation of a command may change, as far as its enumerated fields tell it from others. */
export function writtenHere(catalog: Catalog, { command: name, fields: values }: Operation): ReadonlySet<string> {
  const command = catalog.command(name);
  const fields = new Map(command.fields.map((field) => [field.mnemonic, field]));
  const written = new Set<string>();
  for (const { when, place } of command.effects)
    if (allow(guardsOf(when, fields, catalog), values))
      visit(place, new Map(), (node) => {
        if (node.kind === 'member') written.add(attributeName(node, catalog.model));
      });
  return written;
}

/** What a command may change: attributes, and object types of which it creates or removes one. */
export function writtenBy(model: Model, name: string): ReadonlySet<string> {
  const command = model.commands.find((each) => each.name === name);
  const event = model.events.find((each) => each.name === name);
  const events = [command?.completes?.event.name, command?.completes?.failure?.event.name].flatMap(
    (each) => each ?? [],
  );
  const written = new Set<string>();
  for (const { place } of command?.effects ?? event?.effects ?? []) {
    visit(place, new Map(), (node) => {
      if (node.kind === 'member') written.add(attributeName(node, model));
    });
  }
  if (command?.creates) written.add(command.creates.object.name);
  for (const row of model.transitions.filter((each) => each.command.name === name)) {
    const cells = Object.values(row.cells);
    if (cells.some(({ kind }) => kind === 'state')) written.add(STATE);
    if (cells.some(({ kind }) => kind === 'gone')) written.add(row.object);
  }
  for (const row of resetRowsOf(model, name, event !== undefined)) {
    const single = model.objects.some((object) => object.mnemonic === row.object && object.key === null);
    // What an event keeps is looked at as well: that is what a kept cell promises.
    const held = model.stateKinds.filter(({ object }) => object === row.object).flatMap(({ holds }) => holds);
    const names = event ? held.map((each) => each.name) : lostBy(model, row);
    for (const each of names) written.add(single ? `${row.object}.${each}` : each);
  }
  return new Set([...written, ...events.flatMap((each) => [...writtenBy(model, each)])]);
}
