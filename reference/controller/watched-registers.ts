import type { EventType, Model } from '../../codegen/model/model.ts';
import { writeEvents, type WrittenField } from './events.ts';
import type { Registers } from './registers.ts';

/** A register space with the events that writes to it bring about. */
export class WatchedRegisters {
  readonly #model: Pick<Model, 'events'>;
  readonly #registers: Registers;
  /** By register: the fields that events look at. */
  readonly #fields = new Map<string, Set<string>>();

  constructor(model: Pick<Model, 'events'>, registers: Registers) {
    this.#model = model;
    this.#registers = registers;
    for (const { stimulus } of model.events) {
      if (stimulus.kind !== 'write' || !registers.has(stimulus.register.name)) continue;
      const fields = this.#fields.get(stimulus.register.name) ?? new Set();
      this.#fields.set(stimulus.register.name, fields.add(stimulus.field.name));
    }
  }

  /** Writes a word as a host does. Returns the events that it brings about, in the order of the text. */
  write(offset: number, value: number): readonly EventType[] {
    const name = this.#registers.nameAt(offset);
    const watched = name === null ? undefined : this.#fields.get(name);
    if (name === null || watched === undefined) {
      this.#registers.writeWord(offset, value);
      return [];
    }
    const fields = [...watched].flatMap((field) => {
      const written = this.#registers.partOf(name, field, offset, value);
      return written === null ? [] : [{ register: name, field, before: this.#registers.get(name, field), written }];
    });
    this.#registers.writeWord(offset, value);
    return fields.flatMap((field): readonly EventType[] => {
      const write: WrittenField = { ...field, after: this.#registers.get(name, field.field) };
      return writeEvents(this.#model, write);
    });
  }
}
