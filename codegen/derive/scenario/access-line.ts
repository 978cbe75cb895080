import type { Move } from '../move.ts';
import type { Machine } from '../machine.ts';
import { barLimits, barStep, type BarLine } from './bar-line.ts';
import { valueOf } from './conditions.ts';
import { registerStep, type RegisterLine } from './register-line.ts';
import type { Handles } from './values.ts';

/** The move of a line that is an access of the host to the function. */
export function accessMove(line: RegisterLine | BarLine, machine: Machine, handles: Handles): Move {
  const { catalog } = machine;
  if (line.kind === 'register') return { kind: 'register', step: registerStep(line, catalog), limits: [] };
  const step = barStep(line, catalog, (text, at) => valueOf(text, at, machine, handles));
  return { kind: 'register', step, limits: barLimits(line, catalog) };
}
