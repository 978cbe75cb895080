import type { Field, Layout, Structure } from '../../model/layout.ts';
import { comment, functionName, literal, macroName } from './names.ts';

/** How a queue entry or a data structure is called in C, and what is said of it. */
export interface NamedLayout {
  /** `CQE` or `Create Extended Controller`. */
  readonly name: string;
  readonly title: string;
  readonly layout: Layout;
}

/** A layout as a type of bytes with its size, and its fields as macros and functions. */
export function layoutText({ name, title, layout }: NamedLayout, structures: ReadonlyMap<string, Structure>): string {
  const [macro, type] = [`SNVME_${macroName(name)}`, `snvme_${functionName(name)}`];
  return [
    comment(`${title}: ${layout.size} bytes.`),
    `#define ${macro}_SIZE ${layout.size}u`,
    ...(layout.size === 0
      ? []
      : [
          `typedef struct ${type} { uint8_t bytes[${macro}_SIZE]; } ${type};`,
          `SNVME_STATIC_ASSERT(sizeof(${type}) == ${macro}_SIZE, ${type}_has_its_size);`,
        ]),
    ...layout.fields.flatMap((field) => fieldText(field, macro, type, structures)),
    // Behind all accessors, since they ask for other fields.
    ...layout.fields.flatMap((field) => presenceText(field, type)),
    '',
  ].join('\n');
}

function fieldText(field: Field, macro: string, type: string, structures: ReadonlyMap<string, Structure>): string[] {
  const name = `${macro}_${macroName(field.mnemonic)}`;
  const access = `${functionName(field.mnemonic)}`;
  const zeroBased = field.zeroBased ? " This is a 0's based value." : '';
  const [byte, shift] = [Math.floor(field.bit / 8), field.bit % 8];
  const says = comment(`${field.name} (${field.mnemonic}), ${placeOf(field)}.${zeroBased}`);
  if (field.format === 'list') {
    const size = structures.get(field.entry ?? '')?.size ?? field.width / 8;
    return [says, `#define ${name}_BYTE ${byte}u`, `#define ${name}_ENTRY_SIZE ${size}u`];
  }
  if (field.format !== 'number' || field.width > 64) {
    return [
      says,
      `#define ${name}_BYTE ${byte}u`,
      `#define ${name}_SIZE ${field.width / 8}u`,
      `static inline uint8_t *${type}_at_${access}(${type} *entry) { return &entry->bytes[${name}_BYTE]; }`,
    ];
  }
  const value = numberType(field.width);
  return [
    says,
    `#define ${name}_BIT ${field.bit}u`,
    `#define ${name}_WIDTH ${field.width}u`,
    `#define ${name}_BYTE ${byte}u`,
    `#define ${name}_SHIFT ${shift}u`,
    `#define ${name}_MASK ${literal((1n << BigInt(field.width)) - 1n)}`,
    `static inline ${value} ${type}_get_${access}(const ${type} *entry) { return (${value})snvme_get_bits(entry->bytes, ${name}_BIT, ${name}_WIDTH); }`,
    `static inline void ${type}_set_${access}(${type} *entry, ${value} value) { snvme_set_bits(entry->bytes, ${name}_BIT, ${name}_WIDTH, value); }`,
  ];
}

/** Whether the other fields of an entry say that this one is there. */
function presenceText({ selectors = [], mnemonic }: Field, type: string): string[] {
  if (selectors.length === 0) return [];
  const condition = selectors
    .map(({ field, values }) => {
      const either = values.map((value) => `${type}_get_${functionName(field)}(entry) == ${literal(value)}`);
      return either.length === 1 ? either.join('') : `(${either.join(' || ')})`;
    })
    .join(' && ');
  return [`static inline int ${type}_has_${functionName(mnemonic)}(const ${type} *entry) { return ${condition}; }`];
}

function placeOf({ bit, width }: Field): string {
  if (bit % 8 === 0 && width % 8 === 0) {
    const [first, last] = [bit / 8, (bit + width) / 8 - 1];
    return first === last ? `byte ${first}` : `bytes ${last}:${first}`;
  }
  return width === 1 ? `bit ${bit}` : `bits ${bit + width - 1}:${bit}`;
}

/** The smallest unsigned type that holds so many bits. */
function numberType(width: number): string {
  const bits = [8, 16, 32].find((size) => width <= size) ?? 64;
  return `uint${bits}_t`;
}
