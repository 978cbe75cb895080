import { opcodeOf } from '../../codegen/model/lookup.ts';
import type { ScenarioVector } from '../../codegen/model/vector.ts';
import type { DeviceUnderTest } from './context.ts';

/**
 * The first command of a vector that the device does not list, as people name it; `null` where it lists all, or lists none.
 * Opcodes that the specification gives no command are for the device to refuse.
 */
export function unsupportedCommand(
  { steps }: Pick<ScenarioVector, 'steps'>,
  { commands, model }: Pick<DeviceUnderTest, 'commands' | 'model'>,
): string | null {
  if (!commands) return null;
  for (const step of steps) {
    if (step.op !== 'sqe' || step.command === undefined) continue;
    const command = model.commands.find(({ name }) => name === step.command);
    if (command && !commands[command.queue].has(opcodeOf(model, command))) return command.name;
  }
  return null;
}
