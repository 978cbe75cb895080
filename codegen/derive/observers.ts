import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import { STATE } from '../model/vocabulary.ts';
import { visit } from './comparisons.ts';
import type { Shape } from './shape.ts';
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
    if (outcome.fired.length === 0 && outcome.changes.length === 0) return { operation, outcome };
  }
  return look;
}

/** Whether what a command returns shows anything that commands or events change. */
export function showsState(model: Model, command: Command, { returned }: Outcome): boolean {
  const written = writtenAttributes(model);
  const rows = returned
    ? command.returned.filter((row) => row.structure.name === returned.structure)
    : command.effects.filter(({ place }) => isResult(place));
  return rows.some((row) => {
    let shows = false;
    for (const expression of [row.value, row.when])
      if (expression)
        visit(inlineTerms(expression, model.terms), new Map(), (node) => {
          shows ||= readsState(node, model, written);
        });
    return shows;
  });
}

function readsState(node: Expression, model: Model, written: ReadonlySet<string>): boolean {
  if (node.kind === 'name')
    return model.objects.some((object) => object.key !== null && object.mnemonic === node.name);
  return node.kind === 'member' && written.has(node.name);
}

/** Attributes that an effect or a transition writes. */
function writtenAttributes(model: Model): ReadonlySet<string> {
  const written = new Set<string>([STATE]);
  const effects = [...model.commands.flatMap((command) => command.effects), ...model.events.flatMap((event) => event.effects)];
  for (const { place } of effects) {
    visit(place, new Map(), (node) => {
      if (node.kind === 'member') written.add(node.name);
    });
  }
  return written;
}
