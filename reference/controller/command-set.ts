import type { LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import { opcodeOf, structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout, SUBMISSION_ENTRY } from '../../codegen/model/queue-entry.ts';
import { isTaken, type ControllerType } from '../../codegen/model/taken-commands.ts';
import type { Operation } from '../../codegen/language/operation.ts';

/** A command that was fetched: what its queue entry says. */
export interface Fetched {
  /** `null` for an opcode that the controller does not know on such a queue. */
  readonly command: Command | null;
  /** Those that are not 0. */
  readonly fields: Operation['fields'];
}

interface Known {
  readonly command: Command;
  readonly codec: LayoutCodec;
}

/** The commands of a specification by queue, type of controller and opcode. */
export class CommandSet {
  /** For each type of controller, by queue and opcode, see `indexOf`. */
  readonly #known: ReadonlyMap<ControllerType, readonly (Known | undefined)[]>;
  readonly #unknown: LayoutCodec;

  constructor(model: Model) {
    const structures = structuresByMnemonic(model);
    const entry = structures.get(SUBMISSION_ENTRY);
    if (!entry)
      throw new RangeError(
        `Unexpected specification without the data structure ${SUBMISSION_ENTRY}, expected it in the base annex`,
      );
    this.#unknown = layoutCodec(entry, structures);
    const all = model.commands.map((command) => ({ command, codec: layoutCodec(commandLayout(command), structures) }));
    const types = [null, ...model.objects.flatMap(({ key, mnemonic }) => (key ? [mnemonic] : []))];
    this.#known = new Map(
      types.map((type) => {
        const table: (Known | undefined)[] = Array.from({ length: 0x200 });
        for (const known of all)
          if (isTaken(model, known.command, type))
            table[indexOf(known.command.queue, opcodeOf(model, known.command))] = known;
        return [type, table];
      }),
    );
  }

  /** Reads a submission queue entry as a controller of that type understands it. */
  decode(entry: Uint8Array, queue: Command['queue'], controller: ControllerType): Fetched {
    const known = this.#known.get(controller)?.[indexOf(queue, entry[0] as number)];
    // The fields of a queue entry have one value each: lists stand in data.
    const fields = (known?.codec ?? this.#unknown).decodeNonzero(entry) as Fetched['fields'];
    return { command: known?.command ?? null, fields };
  }
}

/** A place for each opcode of each kind of queue. */
function indexOf(queue: Command['queue'], opcode: number): number {
  return (queue === 'admin' ? 0 : 0x100) + opcode;
}
