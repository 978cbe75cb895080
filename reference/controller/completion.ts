import type { LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { FieldAccess } from '../../codegen/model/field-access.ts';
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
  /** The row of the tables that aborted the command. */
  readonly row?: string;
  /** The values of the command specific fields by mnemonic. */
  readonly result: Readonly<Record<string, { readonly value: unknown }>>;
}

/** Where a completion is posted, for the fields that tell it from others. */
export interface CompletionPlace {
  readonly sqid: number;
  readonly sqhd: number;
  readonly cid: number;
  readonly phase: 0 | 1;
  /** M: whether the error log tells more. */
  readonly more: boolean;
}

/** The fields that every completion has, each with its writer. */
interface EntryWriter {
  readonly codec: LayoutCodec;
  readonly sqhd: FieldAccess;
  readonly sqid: FieldAccess;
  readonly cid: FieldAccess;
  readonly dnr: FieldAccess;
  readonly m: FieldAccess;
  readonly sct: FieldAccess;
  readonly sc: FieldAccess;
  readonly p: FieldAccess;
}

/** Writes completion queue entries. */
export class CompletionWriter {
  readonly #statuses: StatusCodes;
  readonly #plain: LayoutCodec;
  readonly #codecs: ReadonlyMap<Command, LayoutCodec>;
  /** Made when they are needed first: a specification may leave out fields as long as nothing completes. */
  readonly #writers = new Map<LayoutCodec, EntryWriter>();

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
  write(
    { command, status, doNotRetry, result }: Completion,
    { sqid, sqhd, cid, phase, more }: CompletionPlace,
  ): Uint8Array {
    const writer = this.#writer((command && this.#codecs.get(command)) ?? this.#plain);
    const bytes = new Uint8Array(writer.codec.size);
    for (const mnemonic in result) writer.codec.field(mnemonic).write(bytes, result[mnemonic]?.value);
    const { SCT, SC } = this.#statuses.fields(status);
    // NB-QUE-2: SQHD is the slot after the last one that was consumed.
    writer.sqhd.write(bytes, sqhd);
    writer.sqid.write(bytes, sqid);
    writer.cid.write(bytes, cid);
    writer.dnr.write(bytes, doNotRetry ? 1 : 0);
    if (more) writer.m.write(bytes, 1);
    writer.sct.write(bytes, SCT);
    writer.sc.write(bytes, SC);
    writer.p.write(bytes, phase);
    return bytes;
  }

  #writer(codec: LayoutCodec): EntryWriter {
    const known = this.#writers.get(codec);
    if (known !== undefined) return known;
    const writer: EntryWriter = {
      codec,
      sqhd: codec.field('SQHD'),
      sqid: codec.field('SQID'),
      cid: codec.field('CID'),
      dnr: codec.field('DNR'),
      m: codec.field('M'),
      sct: codec.field('SCT'),
      sc: codec.field('SC'),
      p: codec.field('P'),
    };
    this.#writers.set(codec, writer);
    return writer;
  }
}
