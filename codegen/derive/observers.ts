import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { visit } from './comparisons.ts';
import { inlineTerms } from './terms.ts';

/** Commands that only return data: a host looks at the state through them. */
export function observers(model: Model): Command[] {
  return model.commands.filter(
    (command) => command.returned.length > 0 && command.effects.length === 0 && !command.creates,
  );
}

/** Whether a structure that a command returns shows anything that commands or events change. */
export function showsState(model: Model, command: Command, structure: string): boolean {
  const written = writtenAttributes(model);
  return command.returned.some((row) => {
    if (row.structure.name !== structure) return false;
    let shows = false;
    visit(inlineTerms(row.value, model.terms), new Map(), (node) => {
      shows ||= readsState(node, model, written);
    });
    return shows;
  });
}

function readsState(node: Expression, model: Model, written: ReadonlySet<string>): boolean {
  if (node.kind === 'name') {
    return node.name === 'this' || model.objects.some((object) => object.key !== null && object.mnemonic === node.name);
  }
  return node.kind === 'member' && node.object.kind === 'name' && written.has(`${node.object.name}.${node.name}`);
}

/** `PC.LASTGEN` and the like: attributes of objects without a key that an effect writes. */
function writtenAttributes(model: Model): ReadonlySet<string> {
  const written = new Set<string>();
  for (const { place } of model.commands.flatMap((command) => command.effects)) {
    visit(place, new Map(), (node) => {
      if (node.kind === 'member' && node.object.kind === 'name') written.add(`${node.object.name}.${node.name}`);
    });
  }
  return written;
}
