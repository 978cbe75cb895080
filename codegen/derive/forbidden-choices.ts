import type { ControlPlane } from '../language/control-plane.ts';
import type { Operation } from '../language/operation.ts';
import type { Forbidden, Symbols } from './symbols.ts';

/** The symbols that each choice of a command must differ from, asked before the command changes anything. */
export function forbiddenChoices(plane: ControlPlane, operation: Operation, symbols: Symbols): Forbidden {
  const { chosen } = plane.evaluate(operation);
  const names = new Map(
    Object.keys(chosen).map((name) => [
      name,
      symbols.all.filter(({ value }) => plane.forbids(operation, chosen, { name, value })).map((each) => each.name),
    ]),
  );
  return (choice) => names.get(choice) ?? [];
}
