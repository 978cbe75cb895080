import type { FieldInput } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import type { Field } from '../../codegen/model/layout.ts';
import { opcodeOf } from '../../codegen/model/lookup.ts';
import { presentValues } from '../../codegen/model/selectors.ts';
import type { ObjectInstance, Value } from '../../codegen/language/values.ts';
import type { HostileHost } from './host.ts';

/** What a field may hold. */
type FieldValue = number | bigint | string;

/** Fields that decide whether a command is looked at: random values would end nearly all commands there. */
const MOSTLY_ZERO = ['FUSE', 'PSDT'];
const SMALL = 5;

/** Values that are nearly right: what exists, enumerators, limits and their neighbours, small and great numbers. */
export class NearlyRight {
  readonly #host: HostileHost;

  constructor(host: HostileHost) {
    this.#host = host;
  }

  /** The fields of a command. `receiver` is the extended controller that gets it, or `null`. */
  command(command: Command, receiver: ObjectInstance | null): Record<string, FieldValue> {
    const { model, random } = this.#host;
    const objects = [...(this.#host.controller.controlPlane.state[command.target?.object.name ?? '']?.values() ?? [])];
    const target = random.percent(90) ? random.maybe(objects) : null;
    const fields: Record<string, FieldValue> = {};
    for (const field of command.fields) fields[field.mnemonic] = this.field(field, target ?? receiver);
    if (target && command.target) fields[command.target.key.name] = target.key;
    return { ...presentValues(command.fields, fields), OPC: opcodeOf(model, command), CID: this.#host.nextCid() };
  }

  /** Data for a command: the structure with so many list entries as the command says, or a little else. */
  structure(mnemonic: string, list: string | null, count: number): Uint8Array {
    const { model, random, codec } = this.#host;
    const layout = model.structures.find((each) => each.mnemonic === mnemonic);
    const fields: Record<string, unknown> = {};
    for (const field of layout?.fields ?? []) {
      if (field.format !== 'list') fields[field.mnemonic] = this.field(field, null);
      else if (field.mnemonic === list)
        fields[field.mnemonic] = Array.from({ length: count }, () => this.#entry(field));
    }
    const bytes = codec.encode(mnemonic, fields);
    if (random.percent(10) && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  }

  /** A value for one field. */
  field(field: Field, near: ObjectInstance | null): FieldValue {
    const { random, model } = this.#host;
    const { mnemonic, width, format } = field;
    if (format !== 'number') return this.#text(width);
    if (MOSTLY_ZERO.includes(mnemonic) && random.percent(97)) return 0;
    const known = near?.attributes[mnemonic];
    if (isNumber(known) && random.percent(75)) return fitted(known, width);
    const values = field.values && model.values.find(({ id }) => id === field.values)?.values;
    if (values && random.percent(85)) return fitted(random.pick(values).value, width);
    return fitted(this.#number(near), width);
  }

  #entry(field: Field): FieldInput {
    const layout = this.#host.model.structures.find(({ mnemonic }) => mnemonic === field.entry);
    return Object.fromEntries((layout?.fields ?? []).map((each) => [each.mnemonic, this.field(each, null)]));
  }

  #number(near: ObjectInstance | null): number | bigint {
    const { random, limits } = this.#host;
    const chance = random.below(100);
    if (chance < 30) return 0;
    if (chance < 65) return random.below(SMALL);
    if (chance < 75) return random.pick(Object.values(limits)) + random.between(-1, 1);
    if (chance < 90) return random.maybe(numbersIn(near)) ?? 1;
    if (chance < 95) return 0xffff_ffff_ffff_ffffn;
    return (BigInt(random.word()) << 32n) | BigInt(random.word());
  }

  #text(width: number): string {
    const { random } = this.#host;
    const bytes = new Uint8Array(width / 8);
    // Mostly not given: the device chooses, and no two controllers have the same text.
    if (random.percent(20)) bytes.set(new TextEncoder().encode(`nqn.${random.below(100)}`));
    else if (random.percent(10)) bytes.set(random.bytes(bytes.length));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

function isNumber(value: Value | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Numbers that mean something to an object: its attributes, and the keys and numbers of its maps. */
function numbersIn(object: ObjectInstance | null): readonly (number | bigint)[] {
  return Object.values(object?.attributes ?? {}).flatMap((value): readonly (number | bigint)[] => {
    if (isNumber(value)) return [value];
    return value instanceof Map ? [...value.keys(), ...[...value.values()].filter(isNumber)] : [];
  });
}

function fitted(value: number | bigint, width: number): number | bigint {
  const bits = BigInt.asUintN(width, BigInt(value));
  return width <= 53 ? Number(bits) : bits;
}
