import type { AllowedCommands, AllowedRow } from '../model/allowed-commands.ts';
import { opcodeOf } from '../model/lookup.ts';
import type { Machine } from './machine.ts';
import type { Receiver } from './receivers.ts';

/** The rows of a list whose command no Command table describes: a device is free to have it. */
export function optionalRows({ catalog: { model } }: Machine, { rows, queue }: AllowedCommands): readonly AllowedRow[] {
  const described = new Set(
    model.commands.filter((command) => command.queue === queue).map((command) => opcodeOf(model, command)),
  );
  return rows.filter(({ opcode }) => !described.has(opcode));
}

/**
 * The status with which all commands of the list that tables describe refuse an entry of zeros, which names no namespace: a command
 * that no table describes is refused with it as well, where the device has it. `null` where they do not agree.
 */
export function statusOfZeros(
  { catalog, plane }: Machine,
  { rows, queue }: AllowedCommands,
  receiver: Receiver,
): string | null {
  const listed = new Set(rows.map(({ opcode }) => opcode));
  const statuses = new Set<string | null>();
  for (const command of catalog.model.commands) {
    if (command.queue !== queue || !listed.has(opcodeOf(catalog.model, command))) continue;
    const { fired } = plane.evaluate({ command: command.name, receiver, fields: {}, data: null });
    statuses.add(fired[0]?.status ?? null);
  }
  const [only] = statuses;
  return statuses.size === 1 && only !== undefined ? only : null;
}
