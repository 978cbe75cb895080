import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import type { Operation } from './operation.ts';
import type { Preparation } from './prepare.ts';
import type { PreparedCommand } from './prepared-command.ts';
import { prepareCommand } from './prepared-command.ts';
import { prepareUnknown } from './allowed.ts';
import type { Scopes } from './scope.ts';
import { isTaken } from '../model/taken-commands.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** The commands of a model, ready to run, and what stands for those that it does not hold. */
export class PreparedCommands {
  readonly #scopes: Scopes;
  readonly #preparation: Preparation;
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #known = new Map<string, PreparedCommand>();
  readonly #unknown = new Map<string, PreparedCommand>();
  readonly #refused = new Map<string, ReadonlySet<string>>();

  /** `onDemand`: a command is prepared when it is first needed, and a row that cannot be carried out is found only then. */
  constructor(model: Model, scopes: Scopes, preparation: Preparation, onDemand = false) {
    this.#scopes = scopes;
    this.#preparation = preparation;
    this.#commands = new Map(model.commands.map((command) => [command.name, command]));
    if (!onDemand) for (const name of this.#commands.keys()) this.#prepared(name);
  }

  /** The tables of an operation's command. A command that the receiver does not take is unknown to it. */
  of({ command, queue, receiver }: Operation): PreparedCommand {
    const known = this.#prepared(command);
    const controller = receiver?.object ?? null;
    const refused = controller === null ? NOTHING : this.#refusedBy(controller);
    if (known !== undefined && !refused.has(command)) return known;
    const kind = queue ?? known?.command.queue ?? 'admin';
    const name = `${kind} ${controller ?? ''}`;
    const unknown = this.#unknown.get(name);
    if (unknown !== undefined) return unknown;
    const prepared = prepareUnknown(kind, controller, this.#scopes, this.#preparation);
    this.#unknown.set(name, prepared);
    return prepared;
  }

  #prepared(name: string): PreparedCommand | undefined {
    const known = this.#known.get(name);
    const command = this.#commands.get(name);
    if (known !== undefined || command === undefined) return known;
    const prepared = prepareCommand(command, this.#scopes, this.#preparation);
    this.#known.set(name, prepared);
    return prepared;
  }

  /** Names of the commands that a type of controller does not take. */
  #refusedBy(controller: string): ReadonlySet<string> {
    const found = this.#refused.get(controller);
    if (found !== undefined) return found;
    const { model } = this.#scopes.world;
    const refused = new Set(
      model.commands.filter((command) => !isTaken(model, command, controller)).map(({ name }) => name),
    );
    this.#refused.set(controller, refused);
    return refused;
  }

  /** The opcode that an operation means where its fields leave it out; a controller that does not take it sees it as well. */
  opcodeOf(prepared: PreparedCommand, { command }: Operation): PreparedCommand['opcode'] {
    return prepared.opcode ?? this.#prepared(command)?.opcode ?? null;
  }
}
