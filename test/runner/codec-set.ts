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

/** The codecs that the model's layouts make, each when it is first asked for. */
export function modelCodecs(model: Model): CodecSet {
  const structures = structuresByMnemonic(model);
  const made = new Map<string, StructCodec | null>();
  const make = (struct: string): StructCodec | null => {
    const command = model.commands.find(({ name }) => name === struct);
    const layout = command ? commandLayout(command) : structures.get(struct);
    return layout ? layoutCodec(layout, structures) : null;
  };
  return {
    name: 'model',
    codec(struct) {
      const known = made.get(struct);
      if (known !== undefined) return known;
      const codec = make(struct);
      made.set(struct, codec);
      return codec;
    },
  };
}
