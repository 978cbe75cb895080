import type { Command } from './command.ts';
import { opcodeOf } from './lookup.ts';
import type { AllowedCommands } from './allowed-commands.ts';
import type { Model } from './model.ts';

const MOST_OPCODE = 0xff;

/** A controller by the type of its object, `XC`; `null` for the primary one. */
export type ControllerType = string | null;

/** The Allowed commands table of a type of controller for a kind of queue, or `null`: it takes all that any controller takes. */
export function allowedOn(
  model: Pick<Model, 'allowed'>,
  controller: ControllerType,
  queue: Command['queue'],
): AllowedCommands | null {
  return model.allowed.find((list) => list.object.name === controller && list.queue === queue) ?? null;
}

/** Whether a controller takes a command; one that it does not take is to it a command with an unknown opcode. */
export function isTaken(
  model: Pick<Model, 'allowed' | 'profile'>,
  command: Command,
  controller: ControllerType,
): boolean {
  if (controller === null) return true;
  if (command.receiver !== 'any') return false;
  const list = allowedOn(model, controller, command.queue);
  if (list === null) return true;
  const opcode = opcodeOf(model, command);
  return list.rows.some((row) => row.opcode === opcode);
}

/** The commands that a controller takes on its queues of a kind: what a Commands Supported and Effects log page lists. */
export function takenCommands(model: Model, controller: ControllerType, queue: Command['queue']): readonly Command[] {
  return model.commands.filter((command) => command.queue === queue && isTaken(model, command, controller));
}

/** The opcodes that have no row in a list of allowed commands. */
export function unlisted({ rows }: AllowedCommands): { readonly low: number; readonly high: number }[] {
  const listed = [...new Set(rows.map(({ opcode }) => opcode))].sort((a, b) => a - b);
  return [-1, ...listed]
    .map((before, i) => ({ low: before + 1, high: (listed[i] ?? MOST_OPCODE + 1) - 1 }))
    .filter(({ low, high }) => low <= high);
}
