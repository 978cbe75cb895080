import type { Operation } from '../language/operation.ts';
import type { SubmitStep } from '../model/vector.ts';
import type { Pointers } from './command-memory.ts';
import type { Draft } from './draft.ts';
import { cleared, relocations } from './hex-bytes.ts';
import { image, type Image } from './image.ts';

/** Writes the submission queue entries of one vector. */
export class Entries {
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** The entry of a command, as a step says it: its bytes, what is filled in when it runs, and its fields for people. */
  parts(
    operation: Operation,
    pointers: Readonly<Pointers>,
    cid: number,
  ): Pick<SubmitStep, 'bytes' | 'reloc' | 'command' | 'fields'> {
    const entry = this.image(operation, { CID: cid });
    const fixed = new Set(Object.values(pointers).map(({ bit }) => bit));
    const reloc = [...entry.reloc.filter(({ bit }) => !fixed.has(bit)), ...Object.values(pointers)].sort(
      (a, b) => a.bit - b.bit,
    );
    const own = this.#draft.catalog
      .command(operation.command)
      .fields.filter((field) => operation.fields[field.mnemonic] !== undefined && !(field.mnemonic in pointers));
    const fields = Object.fromEntries(
      own.map((field) => [field.mnemonic, this.#written(operation.fields[field.mnemonic])]),
    );
    const bytes = cleared(entry.bytes, Object.values(pointers));
    return { bytes, ...relocations(reloc), command: operation.command, fields };
  }

  /** The bytes of an entry, with further fields. */
  image(operation: Operation, more: Readonly<Record<string, number>>): Image {
    const { catalog, symbols } = this.#draft;
    const command = catalog.command(operation.command);
    const opcode = operation.fields['OPC'] ?? catalog.opcode(command);
    const values = { ...operation.fields, OPC: opcode, ...more };
    const key = new Map(command.target ? [[command.target.key.name, 'new'] as const] : []);
    return image(command.fields, catalog.entryCodec(command), catalog.structures, values, symbols, key);
  }

  /** A field's value for people: what a device chose by its name. */
  #written(value: number | bigint | string | undefined): number | string {
    const found = this.#draft.symbols.find(value);
    if (found) return `$${found.symbol.name}${found.distance > 0 ? ` + ${found.distance}` : ''}`;
    return typeof value === 'bigint' ? `0x${value.toString(16)}` : (value ?? 0);
  }
}
