import type { FieldInput, LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { Outcome } from '../../codegen/language/operation.ts';
import type { ControllerConfiguration } from './configuration.ts';
import { baseImages } from './identify.ts';
import type { Registers } from './registers.ts';

/** Makes the data that commands return: what the data plane knows of a structure, and over it what the tables say. */
export class ReturnedData {
  readonly #codecs: ReadonlyMap<string, LayoutCodec>;
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #configuration: ControllerConfiguration;
  readonly #registers: Registers;

  constructor(model: Pick<Model, 'structures'>, configuration: ControllerConfiguration, registers: Registers) {
    const structures = structuresByMnemonic(model);
    this.#codecs = new Map(
      model.structures.map((structure) => [structure.mnemonic, layoutCodec(structure, structures)]),
    );
    this.#known = new Map(
      model.structures.map(({ mnemonic, fields }) => [mnemonic, new Set(fields.map((field) => field.mnemonic))]),
    );
    this.#configuration = configuration;
    this.#registers = registers;
  }

  /** As many bytes as the command transfers: the structure from its begin, and zeros beyond it. */
  bytes(returned: Outcome['returned'], length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const codec = returned && this.#codecs.get(returned.structure);
    if (!returned || !codec) return bytes;
    const values = Object.fromEntries(
      Object.entries(returned.fields).map(([mnemonic, { value }]) => [mnemonic, value]),
    );
    const image = codec.encode({ ...this.#baseImage(returned.structure), ...values });
    bytes.set(image.subarray(0, length));
    return bytes;
  }

  /** The fields of a base image that the structure has: a specification need not restate all of them. */
  #baseImage(structure: string): FieldInput {
    const image = baseImages.get(structure)?.(this.#configuration, this.#registers) ?? {};
    return Object.fromEntries(Object.entries(image).filter(([mnemonic]) => this.#known.get(structure)?.has(mnemonic)));
  }
}
