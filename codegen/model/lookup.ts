import type { Command } from './command.ts';
import type { Structure, ValuesTable } from './layout.ts';
import type { Model, Status } from './model.ts';

/** The data structures by mnemonic, as `layoutCodec` takes them. */
export function structuresByMnemonic(model: Pick<Model, 'structures'>): ReadonlyMap<string, Structure> {
  return new Map(model.structures.map((structure) => [structure.mnemonic, structure]));
}

/** The opcode in use of a command, 0 to FFh: the value of its Profile row. Checked models have one for each command. */
export function opcodeOf(model: Pick<Model, 'profile'>, command: Command): number {
  const space = `${command.queue}-opcode`;
  const entry = model.profile.find((row) => row.space === space && row.name === command.opcode.name);
  if (!entry)
    throw new Error(`Unexpected opcode ${command.opcode.name} of ${command.name}, expected a row of a Profile table`);
  return entry.value;
}

/** The command with this opcode on queues of that kind, or `null`. */
export function commandByOpcode(
  model: Pick<Model, 'profile' | 'commands'>,
  queue: Command['queue'],
  opcode: number,
): Command | null {
  return model.commands.find((command) => command.queue === queue && opcodeOf(model, command) === opcode) ?? null;
}

/** The status with the value `SCT << 8 | SC`, or `null`. */
export function statusByValue(model: Pick<Model, 'statuses'>, value: number): Status | null {
  return model.statuses.find((status) => status.value === value) ?? null;
}

/** The name that a Values table gives to a value, or `null` where the value is reserved. */
export function enumeratorOf(table: ValuesTable, value: number | bigint): string | null {
  return table.values.find((row) => value >= row.value && value <= row.high)?.enumerator ?? null;
}
