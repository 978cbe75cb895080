import type { Command } from '../model/command.ts';
import type { Chooser } from './choose.ts';
import type { Environment } from './environment.ts';
import type { Evaluator } from './prepare.ts';
import type { Answers } from './stages.ts';
import type { GivenAttributes } from './state.ts';

/** What a control plane is built with, beside the model. */
export interface ControlPlaneOptions {
  /** The limits of the device. */
  readonly limits: Readonly<Record<string, number>>;
  /** Values for attributes of the one primary controller that have no initial value: `{ PC: { CNTLID: 1 } }`. */
  readonly attributes?: GivenAttributes;
  readonly evaluator: Evaluator;
  /** When the tables of a command are resolved: all at first, or each when it is first run. */
  readonly prepare?: 'at once' | 'on demand';
  /** Takes the choices that the text leaves open; the lowest free key and ascending values where absent. */
  readonly chooser?: Chooser;
  /** Hears what the rows of the stage `command` say, each time that they are looked at. */
  readonly note?: (command: Command, environment: Environment, rows: Readonly<Answers>) => void;
}
