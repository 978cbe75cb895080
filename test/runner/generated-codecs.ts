import { commandNames, fieldName, structureNames } from '../../codegen/emit/typescript/names.ts';
import { CodecError } from '../../codegen/model/codec-error.ts';
import type { FieldInput, FieldRecord, FieldValue } from '../../codegen/model/codec.ts';
import { bytesToHex, hexToBytes } from '../../codegen/model/hex.ts';
import type { Field, Structure } from '../../codegen/model/layout.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { LayoutError } from '../../reference/generated/checks.ts';
import type { CodecSet, StructCodec } from './codec-set.ts';

/** A generated module: `decode…` and `encode…` of one structure or command among its exports. */
type GeneratedModule = Readonly<Record<string, unknown>>;

/** The generated TypeScript of a structure or a command, with the vectors' names and values. */
export async function generatedCodecs(model: Model): Promise<CodecSet> {
  const structures = structuresByMnemonic(model);
  const made = new Map<string, StructCodec>();
  const add = async (
    name: string,
    { path, type }: { path: string; type: string },
    fields: readonly Field[],
  ): Promise<void> => {
    const module = await loadGenerated(path);
    if (module) made.set(name, adapt(module, type, fields, structures));
  };
  for (const structure of model.structures) await add(structure.mnemonic, structureNames(structure), structure.fields);
  for (const command of model.commands) await add(command.name, commandNames(command), command.fields);
  return { name: 'generated TypeScript', codec: (struct) => made.get(struct) ?? null };
}

/** A module below `reference/generated`, compiled or not; `null` where there is none of that name. */
async function loadGenerated(path: string): Promise<GeneratedModule | null> {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const url = new URL(`../../reference/generated/${path.replace(/\.ts$/, extension)}`, import.meta.url);
  try {
    return (await import(url.href)) as GeneratedModule;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function adapt(
  module: GeneratedModule,
  type: string,
  fields: readonly Field[],
  structures: ReadonlyMap<string, Structure>,
): StructCodec {
  const decode = module[`decode${type}`] as (bytes: Uint8Array) => Readonly<Record<string, unknown>>;
  const encode = module[`encode${type}`] as (values: Readonly<Record<string, unknown>>) => Uint8Array;
  return {
    decode: (bytes) => withCodecErrors(() => fromGenerated(decode(bytes), fields, structures)),
    encode: (values) => withCodecErrors(() => encode(toGenerated(values, fields, structures))),
  };
}

function fromGenerated(
  values: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  structures: ReadonlyMap<string, Structure>,
): FieldRecord {
  const read = (field: Field): FieldValue => {
    const value = values[fieldName(field.mnemonic)];
    if (value instanceof Uint8Array) return bytesToHex(value);
    if (!Array.isArray(value)) return value as number | bigint;
    return value.map((entry: Readonly<Record<string, unknown>>) =>
      fromGenerated(entry, entryFields(field, structures), structures),
    );
  };
  return Object.fromEntries(fields.map((field) => [field.mnemonic, read(field)]));
}

function toGenerated(
  values: FieldInput,
  fields: readonly Field[],
  structures: ReadonlyMap<string, Structure>,
): Record<string, unknown> {
  const given = fields.filter(({ mnemonic }) => values[mnemonic] !== undefined);
  const write = (field: Field): unknown => {
    const value = values[field.mnemonic];
    if (Array.isArray(value))
      return value.map((entry: FieldInput) => toGenerated(entry, entryFields(field, structures), structures));
    if (typeof value === 'string') return hexToBytes(value);
    // The writers of fields above 53 bits take bigints only.
    return field.width > 53 && typeof value === 'number' ? BigInt(value) : value;
  };
  return Object.fromEntries(given.map((field) => [fieldName(field.mnemonic), write(field)]));
}

function entryFields(field: Field, structures: ReadonlyMap<string, Structure>): readonly Field[] {
  return structures.get(field.entry ?? '')?.fields ?? [];
}

function withCodecErrors<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof LayoutError) throw new CodecError(error.code, error.message);
    throw error;
  }
}
