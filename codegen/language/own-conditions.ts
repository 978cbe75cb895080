import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import type { Environment } from './environment.ts';
import { Preparation, type PreparedStatusRow } from './prepare.ts';
import { RowSelection } from './row-selection.ts';
import { Scopes } from './scope.ts';
import { type Answers, answersOf } from './stages.ts';

/** The rows of Status conditions by command, at work without a device: in surroundings that are given. */
export class OwnConditions {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #scopes: Scopes;
  readonly #preparation = new Preparation('interpreter');
  readonly #rows = new Map<string, RowSelection<PreparedStatusRow>>();

  constructor(model: Model) {
    this.#commands = new Map(model.commands.map((command) => [command.name, command]));
    this.#scopes = new Scopes(model);
  }

  /** What the rows of a command say; nothing for a command that is not of the model. Throws where a row cannot be evaluated. */
  answers(name: string, environment: Environment): Readonly<Answers> {
    return answersOf(this.#rowsOf(name), environment) as Answers;
  }

  #rowsOf(name: string): RowSelection<PreparedStatusRow> {
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const command = this.#commands.get(name);
    const scope = command && this.#scopes.command(command);
    const prepared = scope ? command.conditions.map((row) => this.#preparation.statusRow(row, scope)) : [];
    const rows = new RowSelection(prepared);
    this.#rows.set(name, rows);
    return rows;
  }
}
