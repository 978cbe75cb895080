import type { FieldInput, LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { GivingRow, ReturnedValues } from '../../codegen/language/returned-values.ts';
import type { Value } from '../../codegen/language/values.ts';
import type { Subject } from './base-image.ts';
import type { ControllerConfiguration } from './configuration.ts';
import { baseImages } from './identify.ts';

/** What was returned the last time for a structure: hosts ask again, and mostly for the same. */
interface Image {
  /** The underlying namespace that the structure is about, or `null`. */
  readonly namespace: number | null;
  readonly rows: readonly GivingRow[];
  readonly values: readonly Value[];
  /** At least as long as the structure. */
  bytes: Uint8Array;
}

/** Makes the data that commands return: what the data plane knows of a structure, and over it what the tables say. */
export class ReturnedData {
  readonly #codecs: ReadonlyMap<string, LayoutCodec>;
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #configuration: ControllerConfiguration;
  readonly #images = new Map<string, Image>();

  constructor(model: Pick<Model, 'structures'>, configuration: ControllerConfiguration) {
    const structures = structuresByMnemonic(model);
    this.#codecs = new Map(
      model.structures.map((structure) => [structure.mnemonic, layoutCodec(structure, structures)]),
    );
    this.#known = new Map(
      model.structures.map(({ mnemonic, fields }) => [mnemonic, new Set(fields.map((field) => field.mnemonic))]),
    );
    this.#configuration = configuration;
  }

  /**
   * As many bytes as the command transfers: the structure from byte `from` on, and zeros beyond it. They are lent: the same
   * bytes may be given out again.
   */
  bytes(returned: ReturnedValues | null, length: number, about: Subject, from = 0): Uint8Array {
    const codec = returned && this.#codecs.get(returned.structure);
    if (!returned || !codec) return new Uint8Array(length);
    const image = this.#imageOf(returned, codec, about);
    if (from > 0) {
      const part = new Uint8Array(length);
      part.set(image.bytes.subarray(from, from + length));
      return part;
    }
    if (image.bytes.length < length) {
      const longer = new Uint8Array(length);
      longer.set(image.bytes);
      image.bytes = longer;
    }
    return image.bytes.length === length ? image.bytes : image.bytes.subarray(0, length);
  }

  /** The structure with its values, encoded anew where one of them is not what it was the last time. */
  #imageOf({ structure, rows, values }: ReturnedValues, codec: LayoutCodec, about: Subject): Image {
    const base = baseImages.get(structure);
    const { namespace } = about;
    const last = this.#images.get(structure);
    if (last && !base?.isLive && last.namespace === namespace && isSame(last, rows, values)) return last;
    const given = Object.fromEntries(rows.map(({ field }, i) => [field, values[i]]));
    const bytes = codec.encode({ ...this.#baseImage(structure, given, about), ...given });
    const image = { namespace, rows, values, bytes };
    this.#images.set(structure, image);
    return image;
  }

  /** The fields of a base image that the structure has: a specification need not restate all of them. */
  #baseImage(structure: string, given: FieldInput, about: Subject): FieldInput {
    const image = baseImages.get(structure)?.fields({ ...about, configuration: this.#configuration, given }) ?? {};
    return Object.fromEntries(Object.entries(image).filter(([mnemonic]) => this.#known.get(structure)?.has(mnemonic)));
  }
}

/**
 * Whether an image holds exactly these values of the same rows. Objects count by identity, and values never change in place: what differs
 * is never missed, and at worst an image is made again. Base images show what is fixed once the controller is built.
 */
function isSame(image: Image, rows: readonly GivingRow[], values: readonly Value[]): boolean {
  if (image.rows.length !== rows.length) return false;
  for (let i = 0; i < rows.length; i++) if (image.rows[i] !== rows[i] || image.values[i] !== values[i]) return false;
  return true;
}
