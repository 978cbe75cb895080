import type { Command, CommonRow, ReturnedRow, Row, Stage } from '../model/command.ts';
import type { ProfileEntry } from '../model/model.ts';
import type { Closure } from './closure.ts';
import type { PreparedChoices } from './choices.ts';
import { prepareChoices } from './choices.ts';
import type { PreparedCompletion, PreparedMemory } from './completes.ts';
import { prepareCompletion, prepareMemory } from './completes.ts';
import { commonRowsOf } from './data-length.ts';
import type { PreparedEffect } from './effects.ts';
import { prepareEffect } from './effects.ts';
import type { Preparation, PreparedStatusRow } from './prepare.ts';
import { unresolved } from './prepare.ts';
import { type AskingRow, RowSelection } from './row-selection.ts';
import type { GivingRow } from './returned-values.ts';
import type { Scope, Scopes } from './scope.ts';
import type { ControllerType } from '../model/taken-commands.ts';
import { STAGES } from './stages.ts';
import { print } from './print.ts';
import type { PreparedReset } from './resets.ts';
import { prepareResets, resetRowsOf } from './resets.ts';
import type { PreparedTarget } from './target.ts';
import { prepareTarget } from './target.ts';
import type { PreparedTransfer } from './transfer.ts';
import { prepareTransfer } from './transfer.ts';
import type { PreparedTransition } from './transitions.ts';
import { prepareTransitions, rowsOf } from './transitions.ts';

/** A row of Returned data, ready to run. */
export interface PreparedReturn extends AskingRow, GivingRow {
  readonly when: Closure;
  readonly structure: string;
  readonly value: Closure;
  /** Rows before it that give the same field a value. */
  readonly rivals: readonly PreparedReturn[];
}

/** All tables of one command, ready to run. */
export interface PreparedCommand {
  readonly command: Command;
  /** The field that holds the opcode, with this command's: what an operation that leaves it out means. */
  readonly opcode: { readonly field: string; readonly value: number } | null;
  readonly transfer: PreparedTransfer;
  readonly memory: readonly PreparedMemory[];
  readonly completion: PreparedCompletion | null;
  readonly target: PreparedTarget | null;
  readonly stages: Readonly<Record<Stage, RowSelection<PreparedStatusRow>>>;
  readonly choices: PreparedChoices;
  readonly effects: RowSelection<PreparedEffect>;
  readonly transitions: readonly PreparedTransition[];
  readonly resets: readonly PreparedReset[];
  readonly returned: RowSelection<PreparedReturn>;
}

/**
 * Resolves every cell of a command's tables. Throws an error that names the row and the place of one that does not resolve.
 * `controller`: the type that looks at it, for an opcode without a command.
 */
export function prepareCommand(
  command: Command,
  scopes: Scopes,
  preparation: Preparation,
  controller: ControllerType = null,
): PreparedCommand {
  const { model } = scopes.world;
  const scope = scopes.command(command, controller);
  const common = commonRowsOf(model.common, command);
  const own = command.conditions.map((row) => preparation.statusRow(row, scope));
  const stages = Object.fromEntries(
    STAGES.map((stage) => {
      const rows = commonRows(common, stage, scope, preparation);
      return [stage, new RowSelection(stage === 'command' ? [...own, ...rows] : rows)];
    }),
  ) as PreparedCommand['stages'];
  const transitions = prepareTransitions(rowsOf(model, command.name, false), scopes, preparation);
  const resets = prepareResets(resetRowsOf(model, command.name, false), scopes, preparation);
  for (const { row } of [...transitions, ...resets]) {
    if (command.target?.object.name !== row.object)
      throw unresolved(
        row.id,
        row.at,
        `Unexpected row of ${row.object} for ${command.name}, expected a command whose Target is ${row.object}`,
      );
  }
  const when = sharedWhens(scope, preparation);
  return {
    command,
    opcode: opcodeOf(command, model.profile),
    transfer: prepareTransfer(command, scope, preparation),
    memory: prepareMemory(command, scope, preparation),
    completion: prepareCompletion(command, scope, preparation),
    target: command.target === null ? null : prepareTarget(command.target, scope, preparation),
    stages,
    choices: prepareChoices(command, scopes, preparation),
    effects: new RowSelection(command.effects.map((row) => prepareEffect(row, scope, preparation, when(row)))),
    transitions,
    resets,
    returned: new RowSelection(prepareReturns(command, scope, preparation, when)),
  };
}

function commonRows(
  rows: readonly CommonRow[],
  stage: Stage,
  scope: Scope,
  preparation: Preparation,
): PreparedStatusRow[] {
  return rows.filter((row) => row.stage === stage).map((row) => preparation.statusRow(row, scope));
}

/** A row's When: one closure for all rows of a command that say the same. */
type PreparedWhen = Pick<PreparedReturn, 'when' | 'asks'>;

function sharedWhens(scope: Scope, preparation: Preparation): (row: Row) => PreparedWhen {
  const known = new Map<string, PreparedWhen>();
  return ({ when, id }) => {
    const text = when === null ? '' : print(when);
    const prepared = known.get(text) ?? {
      when: preparation.condition(when, scope, id),
      asks: preparation.asks(when, scope, id),
    };
    known.set(text, prepared);
    return prepared;
  };
}

function prepareReturns(
  { returned }: Command,
  scope: Scope,
  preparation: Preparation,
  when: (row: Row) => PreparedWhen,
): PreparedReturn[] {
  const prepared: PreparedReturn[] = [];
  for (const row of returned) {
    const bare = prepareReturn(row, scope, preparation, when(row));
    const rivals = prepared.filter(({ structure, field }) => structure === bare.structure && field === bare.field);
    prepared.push({ ...bare, rivals });
  }
  return prepared;
}

function prepareReturn(
  row: ReturnedRow,
  scope: Scope,
  preparation: Preparation,
  { when, asks }: PreparedWhen,
): Omit<PreparedReturn, 'rivals'> {
  const { structure, field: reference, id } = row;
  const layout = scope.world.structures.get(structure.name);
  const field = layout?.fields.find((each) => each.mnemonic === reference.name);
  if (layout === undefined || field === undefined)
    throw unresolved(
      id,
      reference.at,
      `Unexpected ${structure.name}.${reference.name}, expected a field of a data structure`,
    );
  const value = preparation.value(row.value, scope, scope.world.fieldType(field), id);
  return {
    id,
    when,
    asks,
    // The same string in all rows, which makes a comparison quick.
    structure: layout.mnemonic,
    field: field.mnemonic,
    value,
  };
}

function opcodeOf(command: Command, profile: readonly ProfileEntry[]): PreparedCommand['opcode'] {
  const field = command.fields.find((each) => each.bit === 0);
  const entry = profile.find((row) => row.space === `${command.queue}-opcode` && row.name === command.opcode.name);
  return field === undefined || entry === undefined ? null : { field: field.mnemonic, value: entry.value };
}
