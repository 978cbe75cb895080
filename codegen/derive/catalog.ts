import { UNKNOWN_COMMAND, unknownCommand } from '../language/unknown-command.ts';
import { layoutCodec, type LayoutCodec } from '../model/codec.ts';
import type { Command } from '../model/command.ts';
import type { Field, RegisterField, Structure, ValuesTable } from '../model/layout.ts';
import type { EventType, Model, ObjectType, Status } from '../model/model.ts';
import { commandLayout, completionLayout } from '../model/queue-entry.ts';

/** A model with its facts found by name, and its codecs built once. Unknown names throw: the checks run before. */
export class Catalog {
  readonly model: Model;
  readonly structures: ReadonlyMap<string, Structure>;
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #statuses: ReadonlyMap<string, Status>;
  readonly #values: ReadonlyMap<string, ValuesTable>;
  readonly #codecs = new Map<string, LayoutCodec>();
  readonly #limits = new Map<string, ReadonlySet<string>>();

  /** The mnemonic of the one primary controller; empty where the model has none. */
  readonly primary: string;

  constructor(model: Model) {
    this.model = model;
    this.primary = model.objects.find(({ key }) => key === null)?.mnemonic ?? '';
    this.structures = new Map(model.structures.map((structure) => [structure.mnemonic, structure]));
    this.#commands = new Map(model.commands.map((command) => [command.name, command]));
    this.#statuses = new Map(model.statuses.map((status) => [status.name, status]));
    this.#values = new Map(model.values.map((table) => [table.id, table]));
  }

  /** A command by name; an opcode without a command has none. */
  command(name: string): Command {
    if (name === UNKNOWN_COMMAND) return unknownCommand(this.structures, 'admin', 'any');
    return found(this.#commands.get(name), 'command', name);
  }

  event(name: string): EventType {
    return found(
      this.model.events.find((event) => event.name === name),
      'event',
      name,
    );
  }

  structure(mnemonic: string): Structure {
    return found(this.structures.get(mnemonic), 'structure', mnemonic);
  }

  /** A field of a register; its bit counts from bit 0 of the register. */
  registerField(register: string, mnemonic: string): RegisterField {
    const fields = this.model.registers.find((each) => each.mnemonic === register)?.fields ?? [];
    return found(
      fields.find((field) => field.mnemonic === mnemonic),
      `field of ${register}`,
      mnemonic,
    );
  }

  object(mnemonic: string): ObjectType {
    return found(
      this.model.objects.find((object) => object.mnemonic === mnemonic),
      'object',
      mnemonic,
    );
  }

  values(field: Field): ValuesTable | null {
    return field.values === undefined ? null : found(this.#values.get(field.values), 'table of values', field.values);
  }

  /** `SCT/SC` as two hexadecimal digits each, as vectors write it. */
  status(name: string): string {
    const { value } = found(this.#statuses.get(name), 'status', name);
    return `${byte(value >> 8)}/${byte(value & 0xff)}`;
  }

  /** The status that reports success: SCT 0h, SC 00h. */
  success(): Status {
    return found(
      this.model.statuses.find((status) => status.value === 0),
      'status',
      'with value 0h/00h',
    );
  }

  opcode(command: Command): number {
    return found(
      this.model.profile.find((entry) => entry.name === command.opcode.name),
      'opcode',
      command.opcode.name,
    ).value;
  }

  structureCodec(mnemonic: string): LayoutCodec {
    return this.#codec(`structure ${mnemonic}`, () => layoutCodec(this.structure(mnemonic), this.structures));
  }

  entryCodec(command: Command): LayoutCodec {
    return this.#codec(`entry ${command.name}`, () => layoutCodec(commandLayout(command), this.structures));
  }

  completionCodec(command: Command): LayoutCodec {
    return this.#codec(`completion ${command.name}`, () =>
      layoutCodec(completionLayout(this.model, command), this.structures),
    );
  }

  /** What `find` says of a command, looked up once. */
  limitsOf(command: string, find: (model: Model) => ReadonlySet<string>): ReadonlySet<string> {
    const known = this.#limits.get(command) ?? find(this.model);
    this.#limits.set(command, known);
    return known;
  }

  #codec(key: string, make: () => LayoutCodec): LayoutCodec {
    const known = this.#codecs.get(key);
    if (known) return known;
    const made = make();
    this.#codecs.set(key, made);
    return made;
  }
}

function found<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) throw new Error(`Unexpected ${what} ${name}, expected one that the model holds`);
  return value;
}

function byte(value: number): string {
  return value.toString(16).padStart(2, '0');
}
