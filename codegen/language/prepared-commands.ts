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
  readonly #known: ReadonlyMap<string, PreparedCommand>;
  readonly #unknown = new Map<string, PreparedCommand>();
  readonly #refused = new Map<string, ReadonlySet<string>>();

  constructor(model: Model, scopes: Scopes, preparation: Preparation) {
    this.#scopes = scopes;
    this.#preparation = preparation;
    this.#known = new Map(
      model.commands.map((command) => [command.name, prepareCommand(command, scopes, preparation)]),
    );
  }

  /** The tables of an operation's command. A command that the receiver does not take is unknown to it. */
  of({ command, queue, receiver }: Operation): PreparedCommand {
    const known = this.#known.get(command);
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
    return prepared.opcode ?? this.#known.get(command)?.opcode ?? null;
  }
}
