import { writeBits } from '../../model/bits.ts';
import { bytesToHex } from '../../model/hex.ts';
import type { Structure } from '../../model/layout.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { VectorExpression } from '../../model/relocation.ts';
import { numberValue } from '../../language/tokens.ts';
import type { ReturnedCheck, WrittenData } from '../exchange.ts';
import type { Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';
import { placed, placedParts, type PlacedArgument } from './field-place.ts';
import type { NoteLine, ReturnedData, ReturnedLine } from './returned-line.ts';

/** Names that `note` and `completion` lines have given so far. */
export class Notes {
  readonly #names = new Set<string>();

  /** What a line says of a command, beside what is known of it. `completion`: the structure of completion queue entries. */
  add(
    line: NoteLine | ReturnedLine,
    data: ReturnedData | null,
    known: WrittenData,
    completion: Structure,
  ): WrittenData {
    if (line.kind === 'completion') return { ...known, notes: { ...known.notes, ...this.#complete(line, completion) } };
    if (!data)
      throw new ScenarioFault(line.at, 'Unexpected line, expected it behind a command that returns a data structure');
    const found = line.kind === 'returned' ? this.#returned(line, data) : this.#note(line, data);
    return { ...known, checks: [...(known.checks ?? []), ...found] };
  }

  /** Fields get names: later lines know them by these. */
  #note({ fields }: NoteLine, data: ReturnedData): ReturnedCheck[] {
    return fields.map(({ field: name, as, at: where }) => {
      this.#name(as, where);
      const { at, size, bit, width } = placed(name, where, data);
      const zeros = '00'.repeat(size);
      const struct = data.structure.mnemonic;
      return { at, bytes: zeros, mask: zeros, struct, bind: { [inVector(as)]: { bit, width } } };
    });
  }

  /** The same of a completion queue entry. */
  #complete({ fields }: NoteLine, structure: Structure): NonNullable<WrittenData['notes']> {
    const entries = fields.map(({ field: name, as, at: where }) => {
      this.#name(as, where);
      const { at, bit, width } = placed(name, where, { structure, length: structure.size });
      return [inVector(as), { bit: at * 8 + bit, width }] as const;
    });
    return Object.fromEntries(entries);
  }

  #name(as: string, at: SourceRange): void {
    if (this.#names.has(as)) throw new ScenarioFault(at, `Unexpected second ${as}, expected another name`);
    this.#names.add(as);
  }

  /** What fields hold: a number, or one that was noted and by how much it differs. */
  #returned({ fields, when }: ReturnedLine, data: ReturnedData): ReturnedCheck[] {
    if (when && !this.#names.has(when.name)) throw this.#unknown(when.name, when.at);
    const condition = when && { if: [['==', `$${inVector(when.name)}`, when.value] as const] };
    return fields.flatMap((argument) =>
      placedParts(argument, data).map((part) => ({ ...this.#check(part, data), ...condition })),
    );
  }

  #check({ argument, place: { at, size, bit, width }, struct }: PlacedArgument, data: ReturnedData): ReturnedCheck {
    const { name } = argument;
    const value = this.#value(argument);
    const known = struct === data.structure.mnemonic ? data.returned.fields[name] : undefined;
    if (known && (typeof value !== 'number' || known.value !== value))
      throw new ScenarioFault(
        argument.value.at,
        `Unexpected value of ${name}, but the tables give ${String(known.value)} by ${known.row}`,
      );
    const mask = new Uint8Array(size);
    for (let i = bit; i < bit + width; i++) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
    const bytes = new Uint8Array(size);
    if (typeof value === 'number') writeBits(bytes, bit, width, value);
    return {
      at,
      bytes: bytesToHex(bytes),
      mask: bytesToHex(mask),
      struct: data.structure.mnemonic,
      ...(typeof value !== 'number' && { reloc: [{ bit, width, value }] }),
    };
  }

  #value({ value: written, name }: Argument): VectorExpression {
    if (written.kind === 'word' && NUMBER.test(written.text)) return Number(numberValue(written.text));
    const [, noted = '', sign, distance = ''] = (written.kind === 'expression' ? SUM.exec(written.text) : null) ?? [];
    if (noted === '')
      throw new ScenarioFault(
        written.at,
        `Unexpected value of ${name}, expected a number, (NAME), (NAME + NUMBER) or (NAME + NAME)`,
      );
    if (!this.#names.has(noted)) throw this.#unknown(noted, written.at);
    if (sign !== '+' && sign !== '-') return `$${inVector(noted)}`;
    if (NUMBER.test(distance)) return [sign, `$${inVector(noted)}`, Number(numberValue(distance))];
    if (!this.#names.has(distance)) throw this.#unknown(distance, written.at);
    return [sign, `$${inVector(noted)}`, `$${inVector(distance)}`];
  }

  #unknown(name: string, at: SourceRange): ScenarioFault {
    const suggestion = didYouMean(name, [...this.#names]);
    return new ScenarioFault(at, `Unexpected ${name}, expected a name that a note line has given${suggestion}`);
  }
}

const NUMBER = /^([0-9]+|[0-9A-F]+h|[01]+b)$/;
const SUM = /^([a-z][a-z0-9]*)(?: ([+-]) ([0-9]+|[0-9A-F]+h|[a-z][a-z0-9]*))?$/;

/** The name in a vector: apart from those of what devices choose. */
function inVector(noted: string): string {
  return `note_${noted}`;
}
