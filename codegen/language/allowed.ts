import type { Command } from '../model/command.ts';
import type { AllowedCommands } from '../model/allowed-commands.ts';
import { allowedOn, type ControllerType } from '../model/taken-commands.ts';
import { NOTHING_ASKED } from './asked-values.ts';
import type { Preparation, PreparedStatusRow } from './prepare.ts';
import type { PreparedCommand } from './prepared-command.ts';
import { prepareCommand } from './prepared-command.ts';
import { RowSelection } from './row-selection.ts';
import type { Scope, Scopes } from './scope.ts';
import { unknownCommand } from './unknown-command.ts';

/** An opcode without a command on a queue of a controller: the row `Others` of its list, and the rows common to all commands. */
export function prepareUnknown(
  queue: Command['queue'],
  controller: ControllerType,
  scopes: Scopes,
  preparation: Preparation,
): PreparedCommand {
  const command = unknownCommand(scopes.world.structures, queue, controller === null ? 'primary' : 'any');
  const prepared = prepareCommand(command, scopes, preparation, controller);
  const list = allowedOn(scopes.world.model, controller, queue);
  if (list === null) return prepared;
  const others = othersRow(list, scopes.command(command, controller), preparation);
  return {
    ...prepared,
    stages: { ...prepared.stages, allowed: new RowSelection([others, ...prepared.stages.allowed.rows]) },
  };
}

function othersRow({ rows, others }: AllowedCommands, scope: Scope, preparation: Preparation): PreparedStatusRow {
  // The opcode is the one field at bit 0 of every entry.
  const field = scope.command?.fields.find(({ bit }) => bit === 0);
  const operand = field && scope.find(field.mnemonic)?.node;
  if (operand === undefined)
    throw new Error('Unexpected submission queue entry without an opcode, expected one at bit 0');
  const defined = rows.map(({ opcode }) => ({ low: opcode, high: opcode }));
  const { id, status } = others;
  return {
    id,
    status: status.name,
    holds: preparation.closure({ kind: 'reserved', operand, defined }),
    isOptional: false,
    asks: NOTHING_ASKED,
  };
}
