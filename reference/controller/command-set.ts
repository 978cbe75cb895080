import type { LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { Command, Receiver } from '../../codegen/model/command.ts';
import { opcodeOf, structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout, SUBMISSION_ENTRY } from '../../codegen/model/queue-entry.ts';
import type { Operation } from '../../codegen/language/operation.ts';

/** A command that was fetched: what its queue entry says. */
export interface Fetched {
  /** `null` for an opcode that the controller does not know on such a queue. */
  readonly command: Command | null;
  readonly fields: Operation['fields'];
}

interface Known {
  readonly command: Command;
  readonly codec: LayoutCodec;
}

/** The commands of a specification by queue, receiver and opcode. */
export class CommandSet {
  /** By queue, receiver and opcode, see `indexOf`. */
  readonly #known: (Known | undefined)[] = Array.from({ length: 0x400 });
  readonly #unknown: LayoutCodec;

  constructor(model: Model) {
    const structures = structuresByMnemonic(model);
    const entry = structures.get(SUBMISSION_ENTRY);
    if (!entry)
      throw new RangeError(
        `Unexpected specification without the data structure ${SUBMISSION_ENTRY}, expected it in the base annex`,
      );
    this.#unknown = layoutCodec(entry, structures);
    for (const command of model.commands) {
      const known = { command, codec: layoutCodec(commandLayout(command), structures) };
      const opcode = opcodeOf(model, command);
      this.#known[indexOf(command.queue, 'primary', opcode)] = known;
      // A command for the primary controller is unknown to all others.
      if (command.receiver === 'any') this.#known[indexOf(command.queue, 'any', opcode)] = known;
    }
  }

  /** Reads a submission queue entry as a controller of that kind understands it. */
  decode(entry: Uint8Array, queue: Command['queue'], receiver: Receiver): Fetched {
    const known = this.#known[indexOf(queue, receiver, entry[0] as number)];
    // The fields of a queue entry have one value each: lists stand in data.
    const fields = (known?.codec ?? this.#unknown).decode(entry) as Fetched['fields'];
    return { command: known?.command ?? null, fields };
  }
}

/** A place for each opcode in each of four tables. */
function indexOf(queue: Command['queue'], receiver: Receiver, opcode: number): number {
  return (queue === 'admin' ? 0 : 0x100) + (receiver === 'primary' ? 0 : 0x200) + opcode;
}
