import type { Command } from '../../codegen/model/command.ts';
import { opcodeOf } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';

/** What commands without a name are counted as. */
export const UNKNOWN = 'an opcode that no command has';

/** The name of a command by its opcode, as the controller that gets it understands it. */
export class CommandNames {
  readonly #names = new Map<string, string>();

  constructor(model: Model) {
    for (const command of model.commands) {
      const opcode = opcodeOf(model, command);
      this.#names.set(`${command.queue} ${opcode} true`, command.name);
      if (command.receiver === 'any') this.#names.set(`${command.queue} ${opcode} false`, command.name);
    }
  }

  of(opcode: number, queue: Command['queue'], isPrimary: boolean): string {
    return this.#names.get(`${queue} ${opcode} ${isPrimary}`) ?? UNKNOWN;
  }
}
