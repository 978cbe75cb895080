import type { FieldInput, LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { COMPLETION_ENTRY, completionLayout } from '../../codegen/model/queue-entry.ts';
import { StatusCodes } from './status.ts';

/** How a command ended. */
export interface Completion {
  /** The command, or `null` for an opcode that none has. */
  readonly command: Command | null;
  /** The name of the status. */
  readonly status: string;
  /** Whether the same command is expected to fail again. */
  readonly doNotRetry: boolean;
  /** The command specific fields by mnemonic. */
  readonly result: FieldInput;
}

/** Where a completion is posted, for the fields that tell it from others. */
export interface CompletionPlace {
  readonly sqid: number;
  readonly sqhd: number;
  readonly cid: number;
  readonly phase: 0 | 1;
}

/** Writes completion queue entries. */
export class CompletionWriter {
  readonly #statuses: StatusCodes;
  readonly #plain: LayoutCodec;
  readonly #codecs: ReadonlyMap<Command, LayoutCodec>;

  constructor(model: Model) {
    const structures = structuresByMnemonic(model);
    const entry = structures.get(COMPLETION_ENTRY);
    if (!entry)
      throw new RangeError(
        `Unexpected specification without the data structure ${COMPLETION_ENTRY}, expected it in the base annex`,
      );
    this.#statuses = new StatusCodes(model.statuses);
    this.#plain = layoutCodec(entry, structures);
    this.#codecs = new Map(
      model.commands.map((command) => [command, layoutCodec(completionLayout(model, command), structures)]),
    );
  }

  /** The bytes of a completion queue entry. */
  write({ command, status, doNotRetry, result }: Completion, { sqid, sqhd, cid, phase }: CompletionPlace): Uint8Array {
    const codec = (command && this.#codecs.get(command)) ?? this.#plain;
    // NB-QUE-2: SQHD is the slot after the last one that was consumed.
    return codec.encode({
      ...result,
      SQHD: sqhd,
      SQID: sqid,
      CID: cid,
      DNR: doNotRetry ? 1 : 0,
      ...this.#statuses.fields(status),
      P: phase,
    });
  }
}
