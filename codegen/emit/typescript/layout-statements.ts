import type { FunctionDeclarationStructure, InterfaceDeclarationStructure, StatementStructures } from 'ts-morph';
import { StructureKind } from 'ts-morph';
import { NUMBER_BITS, greatestValue } from '../../model/bits.ts';
import type { Field, Layout } from '../../model/layout.ts';
import { overlaps } from '../../model/selectors.ts';
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
  const selecting = selectingFields(layout);
  const properties = layout.fields.map((field) => `${fieldName(field.mnemonic)}${readProperty(field, layout)},\n`);
  const check = `viewOf('${subject}', bytes, at, ${needed})`;
  const viewed = layout.fields.some((field) => field.format === 'number');
  const statements = [
    viewed ? `const view = ${check};` : `${check};`,
    ...selecting.map((field) => `const ${fieldName(field.mnemonic)} = ${readExpression(field, layout.size)};`),
    `return {\n${properties.join('')}};`,
  ];
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
    ...layout.fields.flatMap((field) => writeStatements(field, layout)),
    'return bytes;',
  ];
  const parameters = [{ name: 'fields', type: `Partial<${names.type}>` }];
  const doc = paragraphs(
    `Writes the ${title}. Missing fields and reserved bits are 0.`,
    selectingFields(layout).length > 0
      ? '@throws LayoutError `range` where a value does not fit its field, or is not 0 in a field that is not there.'
      : '@throws LayoutError `range` where a value does not fit its field.',
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

/** The fields of a layout that tell whether others are there. */
function selectingFields(layout: Layout): Field[] {
  const names = new Set(layout.fields.flatMap(({ selectors = [] }) => selectors.map(({ field }) => field)));
  return layout.fields.filter(({ mnemonic }) => names.has(mnemonic));
}

function readProperty(field: Field, layout: Layout): string {
  if (selectingFields(layout).includes(field)) return '';
  const value = readExpression(field, layout.size);
  const present = presence(field, layout, fieldName);
  return present === null ? `: ${value}` : `: ${present} ? ${value} : 0`;
}

/** An expression that tells whether a field is there; `null`: always. Selectors of a completion name fields of the request. */
function presence(field: Field, layout: Layout, value: (mnemonic: string) => string): string | null {
  const own = (field.selectors ?? []).filter((selector) =>
    layout.fields.some(({ mnemonic }) => mnemonic === selector.field),
  );
  if (own.length === 0) return null;
  return own
    .map((selector) => {
      const tests = selector.values.map((each) => `${value(selector.field)} === ${hex(each)}`);
      return tests.length === 1 ? tests.join('') : `(${tests.join(' || ')})`;
    })
    .join(' && ');
}

function writeStatements(field: Field, layout: Layout): string[] {
  const { size } = layout;
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
  const present = presence(field, layout, (mnemonic) => `(fields.${fieldName(mnemonic)} ?? 0)`);
  const limit = hex(greatestValue(field.width));
  const greatest = present === null ? limit : `${present} ? ${limit} : 0`;
  const value = `${check}('${field.mnemonic}', ${property(field)} ?? ${zero}, ${greatest})`;
  const shared = layout.fields.some((other) => other !== field && overlaps(field, other));
  const whole = writeCode(field, size, value, shared);
  if (whole.length === 1) return whole;
  const local = `${fieldName(field.mnemonic)}Value`;
  return [`const ${local} = ${value};`, ...writeCode(field, size, local, shared)];
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
