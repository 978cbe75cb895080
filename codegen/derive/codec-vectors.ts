import { greatestValue } from '../model/bits.ts';
import type { FieldRecord, FieldValue, LayoutCodec } from '../model/codec.ts';
import { toCodecValues } from '../model/codec-json.ts';
import { bytesToHex } from '../model/hex.ts';
import { kebabCase } from '../model/ids.ts';
import type { Field, Layout } from '../model/layout.ts';
import type { CodecVector } from '../model/vector.ts';
import { commandLayout } from '../model/queue-entry.ts';
import { isPresent, presentValues } from '../model/selectors.ts';
import type { Catalog } from './catalog.ts';
import { visit } from './comparisons.ts';

/** A layout with the name by which vectors speak of it. */
interface Subject {
  readonly struct: string;
  readonly layout: Layout;
  readonly codec: LayoutCodec;
  /** Ids of the rows that look at a field. */
  readonly rowsOf: (field: string) => readonly string[];
}

/** Codec vectors of every command's queue entry and every data structure: ends of each field, patterns, what is refused. */
export function codecVectors(catalog: Catalog): CodecVector[] {
  const commands = catalog.model.commands.map((command): Subject => ({
    struct: command.name,
    layout: commandLayout(command),
    codec: catalog.entryCodec(command),
    rowsOf: (field) => rowsThatRead(catalog, command.name, field),
  }));
  const structures = catalog.model.structures.map((structure): Subject => ({
    struct: structure.mnemonic,
    layout: structure,
    codec: catalog.structureCodec(structure.mnemonic),
    rowsOf: (field) => rowsThatReturn(catalog, structure.mnemonic, field),
  }));
  return [...commands, ...structures].flatMap((subject) => [...vectorsOf(subject, catalog)]);
}

function* vectorsOf(subject: Subject, catalog: Catalog): Generator<CodecVector> {
  const { layout, codec, struct } = subject;
  const make = (
    name: string,
    title: string,
    fields: FieldRecord,
    direction: CodecVector['direction'] = 'both',
    bytes = codec.encode(fields),
  ): CodecVector => ({
    id: `codec.${kebabCase(struct)}.${name}`,
    kind: 'codec',
    title: `${struct}: ${title}`,
    struct,
    direction,
    bytes: bytesToHex(bytes),
    fields: toCodecValues(fields),
    result: 'valid',
    requirements: [],
  });
  const zeros = filled(layout, catalog, zero);
  yield make('zeros', 'every field is 0', zeros);
  yield make('greatest', 'every field has its greatest value', filled(layout, catalog, greatest));
  yield make('pattern', 'every field has a value of its own', filled(layout, catalog, pattern));
  for (const field of layout.fields) {
    const requirements = subject.rowsOf(field.mnemonic);
    if (field.format === 'list') {
      const entry = catalog.structure(field.entry ?? '');
      for (const count of [1, 2, 3]) {
        const entries = Array.from({ length: count }, (_, i) =>
          filled(entry, catalog, (each, index) => pattern(each, index + 7 * i)),
        );
        yield {
          ...make(`${field.mnemonic.toLowerCase()}-${count}`, `${field.mnemonic} has ${count} entries`, {
            ...zeros,
            [field.mnemonic]: entries,
          }),
          requirements,
        };
      }
      continue;
    }
    const others = { ...zeros, ...selecting(field) };
    yield {
      ...make(`${field.mnemonic.toLowerCase()}-greatest`, `${field.mnemonic} alone has its greatest value`, {
        ...others,
        [field.mnemonic]: greatest(field),
      }),
      requirements,
    };
    const absent = { ...filled(layout, catalog, pattern), ...unselecting(field) };
    if (field.selectors !== undefined && !isPresent(field, absent)) {
      const name = `${field.mnemonic.toLowerCase()}-absent`;
      yield {
        ...make(name, `${field.mnemonic} is not there`, zeros, 'encode'),
        fields: toCodecValues({ ...presentValues(layout.fields, absent), [field.mnemonic]: greatest(field) }),
        bytes: '',
        result: 'invalid',
        error: 'range',
        requirements,
      };
    }
    if (field.format === 'number' && field.width < 53) {
      yield {
        ...make(`${field.mnemonic.toLowerCase()}-over`, `${field.mnemonic} does not fit`, zeros, 'encode'),
        fields: toCodecValues({ ...others, [field.mnemonic]: Number(greatestValue(field.width)) + 1 }),
        bytes: '',
        result: 'invalid',
        error: 'range',
        requirements,
      };
    }
  }
  if (layout.reserved.length > 0) {
    const bytes = codec.encode(zeros);
    for (const { bit, width } of layout.reserved)
      for (let at = bit; at < bit + width; at++) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
    yield make('reserved', 'reserved bits are set and ignored', zeros, 'decode', bytes);
  }
  const whole = codec.encode(zeros);
  if (whole.length === 0) return;
  yield {
    ...make('short', 'one byte is missing', zeros, 'decode', whole.subarray(0, whole.length - 1)),
    fields: {},
    result: 'invalid',
    error: 'length',
  };
}

type Filler = (field: Field, index: number) => FieldValue;

/** Values with which a field is there. */
function selecting({ selectors = [] }: Field): FieldRecord {
  return Object.fromEntries(selectors.map(({ field, values }) => [field, values[0] ?? 0]));
}

/** Values with which a field is not there: the first selector fails, by the least value that it does not have. */
function unselecting({ selectors = [] }: Field): FieldRecord {
  const [first] = selectors;
  if (first === undefined) return {};
  let value = 0;
  while (first.values.includes(value)) value += 1;
  return { [first.field]: value };
}

/** A record with values for all fields; where selectors leave no room for a field, it is 0. */
function filled(layout: Layout, catalog: Catalog, value: Filler): FieldRecord {
  const record: FieldRecord = Object.fromEntries(
    layout.fields.map((field, index) => [
      field.mnemonic,
      field.format === 'list'
        ? value === zero
          ? []
          : [filled(catalog.structure(field.entry ?? ''), catalog, value)]
        : value(field, index),
    ]),
  );
  for (const field of layout.fields) if (!isPresent(field, record)) record[field.mnemonic] = zero(field);
  return record;
}

function zero(field: Field): FieldValue {
  return field.format === 'number' ? (field.width > 53 ? 0n : 0) : '00'.repeat(field.width / 8);
}

function greatest(field: Field): FieldValue {
  return field.format === 'number' ? greatestValue(field.width) : 'ff'.repeat(field.width / 8);
}

/** Bytes that count up from a start of the field's own, so that a swapped byte or field shows. */
function pattern(field: Field, index: number): FieldValue {
  const bytes = Array.from({ length: Math.ceil(field.width / 8) }, (_, i) => (0x11 * (index + 1) + i * 7 + 1) & 0xff);
  if (field.format !== 'number') return bytesToHex(Uint8Array.from(bytes));
  const value = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) & ((1n << BigInt(field.width)) - 1n);
  return field.width > 53 ? value : Number(value);
}

/** Ids of a command's rows that read a field: what breaks if it is read wrongly. */
function rowsThatRead(catalog: Catalog, name: string, field: string): string[] {
  const command = catalog.command(name);
  return command.conditions.flatMap((row) => {
    let reads = false;
    visit(row.condition, new Map(), (node) => {
      reads ||= node.kind === 'name' && node.name === field;
    });
    return reads ? [row.id] : [];
  });
}

function rowsThatReturn(catalog: Catalog, structure: string, field: string): string[] {
  return catalog.model.commands.flatMap((command) =>
    command.returned.filter((row) => row.structure.name === structure && row.field.name === field).map((row) => row.id),
  );
}
