import type { FunctionDeclarationStructure, InterfaceDeclarationStructure, StatementStructures } from 'ts-morph';
import { StructureKind } from 'ts-morph';
import { NUMBER_BITS, greatestValue } from '../../model/bits.ts';
import type { Field, Layout } from '../../model/layout.ts';
import { hex, readCode, writeCode } from './access.ts';
import { constant, exportedFunction } from './declarations.ts';
import type { DocContext } from './docs.ts';
import { fieldDoc, paragraphs } from './docs.ts';
import type { LayoutNames } from './names.ts';
import { fieldName, structureNames } from './names.ts';

/** One layout to print: what it is called, and what its docstring says. */
export interface LayoutPrint {
  readonly names: LayoutNames;
  /** "Tag Descriptor (TAGD) data structure". */
  readonly title: string;
  /** The mnemonic or name that error messages use. */
  readonly subject: string;
  /** The place in the document. */
  readonly source: string;
  readonly layout: Layout;
  readonly docs: DocContext;
}

/** The size constant, the interface, the reader and the writer of a layout. */
export function layoutStatements(print: LayoutPrint): StatementStructures[] {
  const { names, title, layout, source } = print;
  const listed = lists(layout).length > 0 ? ', without list entries' : '';
  return [
    constant(`${names.constant}_SIZE`, String(layout.size), `The size of the ${title} in bytes${listed}.`),
    interfaceOf(
      print,
      paragraphs(
        `${title.slice(0, 1).toUpperCase()}${title.slice(1)}, ${layout.size} bytes${listed}.`,
        `Defined in ${source}.`,
      ),
    ),
    readerOf(print),
    writerOf(print),
  ];
}

/** The helpers of `checks.ts` that the functions of these layouts call, sorted. */
export function checksUsed(layouts: readonly Layout[]): string[] {
  const fields = layouts.flatMap((layout) => layout.fields);
  const numbers = fields.filter((field) => field.format === 'number');
  const used = new Set(['viewOf']);
  if (numbers.some((field) => field.width <= NUMBER_BITS)) used.add('checkNumber');
  if (numbers.some((field) => field.width > NUMBER_BITS)) used.add('checkBigint');
  if (fields.some(isBytes)) used.add('checkBytes');
  return [...used].sort();
}

/** The list fields of a layout. */
export function lists(layout: Layout): Field[] {
  return layout.fields.filter((field) => field.format === 'list');
}

function interfaceOf({ names, layout, docs }: LayoutPrint, doc: string): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: names.type,
    docs: [doc],
    properties: layout.fields.map((field) => ({
      name: fieldName(field.mnemonic),
      type: typeOf(field),
      isReadonly: true,
      docs: [fieldDoc(field, docs)],
    })),
  };
}

function readerOf({ names, layout, title, subject }: LayoutPrint): FunctionDeclarationStructure {
  const parameters = [
    { name: 'bytes', type: 'Uint8Array' },
    { name: 'at', initializer: '0' },
    ...lists(layout).map((field) => ({
      name: countName(field),
      initializer: `Math.max(0, Math.floor((bytes.length - at - ${field.bit / 8}) / ${entryNames(field).constant}_SIZE))`,
    })),
  ];
  const needed = lists(layout).reduce(
    (size, field) => `${size} + ${countName(field)} * ${entryNames(field).constant}_SIZE`,
    `${names.constant}_SIZE`,
  );
  const properties = layout.fields.map(
    (field) => `${fieldName(field.mnemonic)}: ${readExpression(field, layout.size)},\n`,
  );
  const check = `viewOf('${subject}', bytes, at, ${needed})`;
  const viewed = layout.fields.some((field) => field.format === 'number');
  const statements = [viewed ? `const view = ${check};` : `${check};`, `return {\n${properties.join('')}};`];
  const held =
    lists(layout).length > 0 ? ', with as many list entries as the bytes hold unless their number is given' : '';
  const doc = paragraphs(
    `Reads the ${title} from byte \`at\`${held}. Reserved bits are ignored.`,
    '@throws LayoutError `length` where there are too few bytes.',
  );
  return exportedFunction(`decode${names.type}`, parameters, names.type, statements, doc);
}

function writerOf({ names, layout, title }: LayoutPrint): FunctionDeclarationStructure {
  const total = lists(layout).reduce(
    (size, field) => `${size} + (${property(field)}?.length ?? 0) * ${entryNames(field).constant}_SIZE`,
    `${names.constant}_SIZE`,
  );
  const viewed = layout.fields.some((field) => field.format === 'number');
  const statements = [
    `const bytes = new Uint8Array(${total});`,
    ...(viewed ? ['const view = new DataView(bytes.buffer);'] : []),
    ...layout.fields.flatMap((field) => writeStatements(field, layout.size)),
    'return bytes;',
  ];
  const parameters = [{ name: 'fields', type: `Partial<${names.type}>` }];
  const doc = paragraphs(
    `Writes the ${title}. Missing fields and reserved bits are 0.`,
    '@throws LayoutError `range` where a value does not fit its field.',
  );
  return exportedFunction(`encode${names.type}`, parameters, 'Uint8Array', statements, doc);
}

function typeOf(field: Field): string {
  if (field.format === 'list') return `readonly ${entryNames(field).type}[]`;
  if (isBytes(field)) return 'Uint8Array';
  return field.width > NUMBER_BITS ? 'bigint' : 'number';
}

function readExpression(field: Field, size: number): string {
  const start = `at + ${field.bit / 8}`;
  if (field.format === 'list') {
    const { type, constant: prefix } = entryNames(field);
    return `Array.from({ length: ${countName(field)} }, (_, i) => decode${type}(bytes, ${start} + i * ${prefix}_SIZE))`;
  }
  return isBytes(field) ? `bytes.slice(${start}, at + ${(field.bit + field.width) / 8})` : readCode(field, size);
}

function writeStatements(field: Field, size: number): string[] {
  const start = field.bit / 8;
  if (field.format === 'list') {
    const { type, constant: prefix } = entryNames(field);
    return [
      `${property(field)}?.forEach((entry, i) => bytes.set(encode${type}(entry), ${start} + i * ${prefix}_SIZE));`,
    ];
  }
  if (isBytes(field)) {
    return [
      `if (${property(field)} !== undefined) bytes.set(checkBytes('${field.mnemonic}', ${property(field)}, ${field.width / 8}), ${start});`,
    ];
  }
  const [check, zero] = field.width > NUMBER_BITS ? ['checkBigint', '0n'] : ['checkNumber', '0'];
  const value = `${check}('${field.mnemonic}', ${property(field)} ?? ${zero}, ${hex(greatestValue(field.width))})`;
  const whole = writeCode(field, size, value);
  if (whole.length === 1) return whole;
  const local = `${fieldName(field.mnemonic)}Value`;
  return [`const ${local} = ${value};`, ...writeCode(field, size, local)];
}

function isBytes(field: Field): boolean {
  return field.format !== 'number' && field.format !== 'list';
}

function property(field: Field): string {
  return `fields.${fieldName(field.mnemonic)}`;
}

function countName(field: Field): string {
  return `${fieldName(field.mnemonic)}Count`;
}

function entryNames(field: Field): LayoutNames {
  return structureNames({ mnemonic: field.entry ?? '' });
}
