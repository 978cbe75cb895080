import type { Model } from '../model/model.ts';
import type { Operation } from './operation.ts';
import type { Preparation } from './prepare.ts';
import type { PreparedCommand } from './prepared-command.ts';
import { prepareCommand } from './prepared-command.ts';
import type { Scopes } from './scope.ts';
import { unknownCommand } from './unknown-command.ts';

/** The commands of a model, ready to run, and what stands for those that it does not hold. */
export class PreparedCommands {
  readonly #scopes: Scopes;
  readonly #preparation: Preparation;
  readonly #known: ReadonlyMap<string, PreparedCommand>;
  readonly #unknown = new Map<string, PreparedCommand>();

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
    if (known !== undefined && (receiver === undefined || known.command.receiver === 'any')) return known;
    const kind = {
      queue: queue ?? known?.command.queue ?? 'admin',
      receiver: receiver === undefined ? 'primary' : 'any',
    } as const;
    const name = `${kind.queue} ${kind.receiver}`;
    const unknown = this.#unknown.get(name);
    if (unknown !== undefined) return unknown;
    const prepared = prepareCommand(
      unknownCommand(this.#scopes, kind.queue, kind.receiver),
      this.#scopes,
      this.#preparation,
    );
    this.#unknown.set(name, prepared);
    return prepared;
  }

  /** The opcode that an operation means where its fields leave it out; a controller that does not take it sees it as well. */
  opcodeOf(prepared: PreparedCommand, { command }: Operation): PreparedCommand['opcode'] {
    return prepared.opcode ?? this.#known.get(command)?.opcode ?? null;
  }
}
