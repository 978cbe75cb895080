import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout } from '../../codegen/model/queue-entry.ts';

/** A reader and writer of one structure or queue entry, whoever wrote it. */
export interface StructCodec {
  decode(bytes: Uint8Array): FieldRecord | Promise<FieldRecord>;
  encode(values: FieldInput): Uint8Array | Promise<Uint8Array>;
}

/** Codecs by the name that codec vectors use: a structure's mnemonic, or a command's name. */
export interface CodecSet {
  /** Whose they are, for the report: "model", "generated TypeScript". */
  readonly name: string;
  codec(struct: string): StructCodec | null;
}

/** The codecs that the model's layouts make. */
export function modelCodecs(model: Model): CodecSet {
  const structures = structuresByMnemonic(model);
  const made = new Map<string, StructCodec>();
  for (const structure of model.structures) made.set(structure.mnemonic, layoutCodec(structure, structures));
  for (const command of model.commands) made.set(command.name, layoutCodec(commandLayout(command), structures));
  return { name: 'model', codec: (struct) => made.get(struct) ?? null };
}
