import type { Operation } from '../language/operation.ts';
import type { Command } from '../model/command.ts';
import { opcodeOf } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import { allowedOn } from '../model/taken-commands.ts';

/** The row of a list of allowed commands by which the receiver takes a command; empty where there is no such list. */
export function listedRow({ receiver }: Pick<Operation, 'receiver'>, command: Command, model: Model): string[] {
  const list = receiver ? allowedOn(model, receiver.object, command.queue) : null;
  const opcode = list && opcodeOf(model, command);
  return list?.rows.flatMap((row) => (row.opcode === opcode ? [row.id] : [])) ?? [];
}
