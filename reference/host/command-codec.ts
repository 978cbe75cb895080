import type { FieldInput, FieldRecord, LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import type { Structure } from '../../codegen/model/layout.ts';
import { opcodeOf, statusByValue, structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout, completionLayout } from '../../codegen/model/queue-entry.ts';

/** Commands and data structures of a model by name, as bytes and as fields. */
export class CommandCodec {
  readonly #model: Model;
  readonly #structures: ReadonlyMap<string, Structure>;

  constructor(model: Model) {
    this.#model = model;
    this.#structures = structuresByMnemonic(model);
  }

  /** The submission queue entry of a command; its opcode is filled in. */
  entry(name: string, fields: FieldInput): Uint8Array {
    const command = this.#command(name);
    const codec = layoutCodec(commandLayout(command), this.#structures);
    return codec.encode({ OPC: opcodeOf(this.#model, command), ...fields });
  }

  /** The fields of a completion queue entry that answers a command. */
  completion(name: string, entry: Uint8Array): FieldRecord {
    return layoutCodec(completionLayout(this.#model, this.#command(name)), this.#structures).decode(entry);
  }

  /** The name of a status `SCT << 8 | SC`. */
  statusName(status: number): string {
    return statusByValue(this.#model, status)?.name ?? `status ${status.toString(16)}h`;
  }

  /** The bytes of a data structure, for a command's data. */
  encode(structure: string, fields: FieldInput): Uint8Array {
    return this.#structure(structure).encode(fields);
  }

  /** The fields of a data structure that a command returned. */
  decode(structure: string, data: Uint8Array, counts: Readonly<Record<string, number>> = {}): FieldRecord {
    return this.#structure(structure).decode(data, 0, counts);
  }

  #command(name: string): Command {
    const command = this.#model.commands.find((candidate) => candidate.name === name);
    if (!command)
      throw new RangeError(
        `Unexpected command ${name}, expected one of ${this.#model.commands.map((known) => known.name).join(', ')}`,
      );
    return command;
  }

  #structure(mnemonic: string): LayoutCodec {
    const layout = this.#structures.get(mnemonic);
    if (!layout)
      throw new RangeError(
        `Unexpected data structure ${mnemonic}, expected one of ${[...this.#structures.keys()].join(', ')}`,
      );
    return layoutCodec(layout, this.#structures);
  }
}
