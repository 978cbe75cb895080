import type { Structure } from '../../model/layout.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';
import type { ReturnedData } from './returned-line.ts';

/** The longest part of a field that is compared with what was noted: counters of sixteen bytes stay far below it. */
const LONGEST = 64;

/** The bytes in which a field stands, and its bits there. */
export interface FieldPlace {
  readonly at: number;
  readonly size: number;
  readonly bit: number;
  readonly width: number;
}

/** A field with its value as written, its place in the data, and the structure that it belongs to. */
export interface PlacedArgument {
  readonly argument: Argument;
  readonly place: FieldPlace;
  readonly struct: string;
}

/** Where a field of a structure stands, of which so many bytes are there. */
export function placed(
  name: string,
  at: SourceRange,
  { structure, length }: { readonly structure: Structure; readonly length: number },
): FieldPlace {
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
  const bit = field.bit & 7;
  return { at: first, size: Math.min(end - first, Math.ceil((bit + width) / 8)), bit, width };
}

/** The fields of an argument: itself, or those of the first entries of a list. */
export function placedParts(argument: Argument, data: ReturnedData): readonly PlacedArgument[] {
  const { name, nameAt, value } = argument;
  const struct = data.structure.mnemonic;
  if (value.kind !== 'records') return [{ argument, place: placed(name, nameAt, data), struct }];
  const lists = data.structure.fields.filter(({ format }) => format === 'list');
  const list = lists.find(({ mnemonic }) => mnemonic === name);
  const entry = data.entries(list?.entry ?? '');
  if (!list || !entry)
    throw new ScenarioFault(
      nameAt,
      `Unexpected list ${name}, expected a list of ${struct}${didYouMean(
        name,
        lists.map(({ mnemonic }) => mnemonic),
      )}`,
    );
  return value.records.flatMap((record, i) => {
    const from = (list.bit >> 3) + i * entry.size;
    return record.map((part) => {
      const place = placed(part.name, part.nameAt, { structure: entry, length: data.length - from });
      return { argument: part, place: { ...place, at: from + place.at }, struct: entry.mnemonic };
    });
  });
}
