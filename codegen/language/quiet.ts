import type { Scope } from './scope.ts';
import type { Type } from './types.ts';
import { UNKNOWN } from './types.ts';
import type { Typed } from './world.ts';

/** What a name stands for that follows from another mistake: it fits everywhere, and is not reported. */
export const NOTHING: Typed = { node: { kind: 'literal', value: null }, type: UNKNOWN };

const MNEMONIC = /^[A-Z][A-Z0-9]*$/;

/**
 * Whether a name that nothing in scope has follows from another mistake, which is reported elsewhere: it stands beside
 * something unknown, whose enumerator it may be; it belongs to a Values table with a mnemonic that nothing has; or it could
 * be a field of data whose structure is unknown, or the key of a new object of an unknown type.
 */
export function isQuiet({ command, world }: Scope, name: string, expected: Type | undefined): boolean {
  if (expected?.kind === 'unknown' || world.strayEnumerators.has(name)) return true;
  if (name === 'new') return command !== null && command.creates !== null;
  const structure = command?.transfer.direction === 'host-to-controller' ? command.transfer.structure : null;
  return MNEMONIC.test(name) && structure !== null && !world.structures.has(structure.name);
}
