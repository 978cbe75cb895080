import type { BarExpect, BarWrite } from '../../model/bar-step.ts';
import type { RegisterPoll, RegisterWrite } from '../../model/register-step.ts';
import type { Catalog } from '../catalog.ts';
import { barStep, type BarLine } from './bar-line.ts';
import { registerStep, type RegisterLine } from './register-line.ts';

/** The step of a line that is an access of the host to the function. */
export function accessStep(
  line: RegisterLine | BarLine,
  catalog: Catalog,
): RegisterWrite | RegisterPoll | BarWrite | BarExpect {
  return line.kind === 'bar' ? barStep(line, catalog) : registerStep(line, catalog);
}
