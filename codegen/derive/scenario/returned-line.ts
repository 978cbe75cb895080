import { writeBits } from '../../model/bits.ts';
import { bytesToHex } from '../../model/hex.ts';
import type { Structure } from '../../model/layout.ts';
import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { VectorExpression } from '../../model/relocation.ts';
import { numberValue } from '../../language/tokens.ts';
import type { Operation, Outcome } from '../../language/operation.ts';
import type { ReturnedCheck } from '../exchange.ts';
import type { Machine } from '../machine.ts';
import { type Argument, Cursor, readArguments } from './arguments.ts';
import { ScenarioFault } from './fault.ts';

/** A name that a line gives to a field. */
interface Noted {
  readonly field: string;
  readonly as: string;
  readonly at: SourceRange;
}

/** `note HRC as reads, HWC as writes`: fields of the data that the line before returned get names. */
export interface NoteLine {
  readonly kind: 'note';
  readonly fields: readonly Noted[];
  readonly at: SourceRange;
}

/** `returned HRC=(reads + 1) TTC=1`: what the data that the line before returned holds. */
export interface ReturnedLine {
  readonly kind: 'returned';
  readonly fields: readonly Argument[];
  readonly at: SourceRange;
}

/** The longest part of a field that is compared with what was noted: counters of sixteen bytes stay far below it. */
const LONGEST = 64;

/** Reads what stands behind the word `note`. */
export function noteLine(text: string, at: SourceRange): NoteLine {
  const fields = text.split(',').map((part, i, parts): Noted => {
    const from = parts.slice(0, i).join(',').length + (i > 0 ? 1 : 0);
    const place = within(at, from, from + part.length);
    const [, field = '', as = ''] = /^\s*([A-Z][A-Z0-9]*) as ([a-z][a-z0-9]*)\s*$/.exec(part) ?? [];
    if (field === '') throw new ScenarioFault(place, 'Unexpected line, expected note FIELD as NAME, FIELD as NAME');
    return { field, as, at: place };
  });
  return { kind: 'note', fields, at };
}

/** Reads what stands behind the word `returned`. */
export function returnedLine(text: string, at: SourceRange): ReturnedLine {
  const fields = readArguments(new Cursor(text, 0, at));
  if (fields.length === 0) throw new ScenarioFault(at, 'Unexpected end of the line, expected a field and its value');
  return { kind: 'returned', fields, at };
}

/** The data that the line before returned, and what is known of it. */
export interface ReturnedData {
  readonly structure: Structure;
  readonly returned: NonNullable<Outcome['returned']>;
  /** How many bytes of the structure there are. */
  readonly length: number;
}

/** What a successful command returned; `null` for no data structure, or one that does not begin with its first byte. */
export function returnedBy(
  operation: Operation,
  { returned }: Outcome,
  { plane, catalog }: Machine,
): ReturnedData | null {
  const moved = plane.transferOf(operation);
  if (!returned || !moved || moved.from > 0) return null;
  return { structure: catalog.structure(returned.structure), returned, length: moved.length };
}

/** Names that `note` lines have given so far. */
export class Notes {
  readonly #names = new Set<string>();

  /** Fields get names: later lines know them by these. */
  note({ fields }: NoteLine, data: ReturnedData): ReturnedCheck[] {
    return fields.map(({ field: name, as, at }) => {
      if (this.#names.has(as)) throw new ScenarioFault(at, `Unexpected second ${as}, expected another name`);
      this.#names.add(as);
      const { place, bit, width } = placed(name, at, data);
      const zeros = '00'.repeat(place.size);
      return {
        at: place.at,
        bytes: zeros,
        mask: zeros,
        struct: data.structure.mnemonic,
        bind: { [inVector(as)]: { bit, width } },
      };
    });
  }

  /** What fields hold: a number, or one that was noted and by how much it differs. */
  returned({ fields }: ReturnedLine, data: ReturnedData): ReturnedCheck[] {
    return fields.map((argument) => {
      const { name, nameAt } = argument;
      const { place, bit, width } = placed(name, nameAt, data);
      const value = this.#value(argument);
      const known = data.returned.fields[name];
      if (known && (typeof value !== 'number' || known.value !== value))
        throw new ScenarioFault(
          argument.value.at,
          `Unexpected value of ${name}, but the tables give ${String(known.value)} by ${known.row}`,
        );
      const mask = new Uint8Array(place.size);
      for (let i = bit; i < bit + width; i++) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
      const bytes = new Uint8Array(place.size);
      if (typeof value === 'number') writeBits(bytes, bit, width, value);
      return {
        at: place.at,
        bytes: bytesToHex(bytes),
        mask: bytesToHex(mask),
        struct: data.structure.mnemonic,
        ...(typeof value !== 'number' && { reloc: [{ bit, width, value }] }),
      };
    });
  }

  #value({ value: written, name }: Argument): VectorExpression {
    if (written.kind === 'word' && NUMBER.test(written.text)) return Number(numberValue(written.text));
    const [, noted = '', sign, distance = ''] = (written.kind === 'expression' ? SUM.exec(written.text) : null) ?? [];
    if (noted === '')
      throw new ScenarioFault(written.at, `Unexpected value of ${name}, expected a number, (NAME), or (NAME + NUMBER)`);
    if (!this.#names.has(noted))
      throw new ScenarioFault(
        written.at,
        `Unexpected ${noted}, expected a name that a note line has given${didYouMean(noted, [...this.#names])}`,
      );
    if (sign !== '+' && sign !== '-') return `$${inVector(noted)}`;
    return [sign, `$${inVector(noted)}`, Number(numberValue(distance))];
  }
}

const NUMBER = /^([0-9]+|[0-9A-F]+h|[01]+b)$/;
const SUM = /^([a-z][a-z0-9]*)(?: ([+-]) ([0-9]+|[0-9A-F]+h))?$/;

/** The name in a vector: apart from those of what devices choose. */
function inVector(noted: string): string {
  return `note_${noted}`;
}

/** The bytes in which a field stands, and its bits there. */
function placed(
  name: string,
  at: SourceRange,
  { structure, length }: ReturnedData,
): { readonly place: { readonly at: number; readonly size: number }; readonly bit: number; readonly width: number } {
  const field = structure.fields.find(({ mnemonic, format }) => mnemonic === name && format !== 'list');
  const names = structure.fields.map(({ mnemonic }) => mnemonic);
  if (!field)
    throw new ScenarioFault(
      at,
      `Unexpected field ${name}, expected one of ${structure.mnemonic}: ${names.join(', ')}${didYouMean(name, names)}`,
    );
  const width = Math.min(field.width, LONGEST);
  const [first, end] = [field.bit >> 3, (field.bit + field.width + 7) >> 3];
  if (end > length)
    throw new ScenarioFault(at, `Unexpected field ${name}, expected one in the ${length} bytes that were returned`);
  return {
    place: { at: first, size: Math.min(end - first, Math.ceil(((field.bit & 7) + width) / 8)) },
    bit: field.bit & 7,
    width,
  };
}
