import { formatHex } from '../../model/numbers.ts';
import { greatestValue } from '../../model/bits.ts';
import type { Field, RegisterField, ValuesTable } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import type { DwordStyle } from '../../model/place.ts';
import { fieldLocation, sectionLink } from '../../model/place.ts';
import { valuesNames } from './names.ts';

/** What the docstrings of a layout's fields need beside the fields. */
export interface DocContext {
  readonly sections: Model['sections'];
  readonly values: readonly ValuesTable[];
  readonly dwords: DwordStyle;
  readonly register: boolean;
}

/** The docstring of a field's property: name, place, width, range, 0's based, meaning and source. */
export function fieldDoc(field: Field, context: DocContext): string {
  const table = context.values.find((one) => one.id === field.values);
  const place = fieldLocation(field, context.dwords, context.register);
  return paragraphs(
    `${field.name} (${field.mnemonic}): ${place}, ${extent(field)}.`,
    field.description,
    presenceDoc(field, context),
    table ? `Values: ${valuesNames(table).type} in ${valuesNames(table).path}.` : '',
    'access' in field ? accessDoc(field as RegisterField) : '',
    `Defined in ${sourceLink(context.sections, field.at)}.`,
  );
}

/** `Only where FID is 07h, else 0.` */
function presenceDoc({ selectors }: Field, { dwords }: DocContext): string {
  if (selectors === undefined) return '';
  const of = dwords === 'Dword' ? ' of the command' : '';
  const conditions = selectors.map(
    ({ field, values }) => `${field}${of} is ${values.map((value) => formatHex(value, 2)).join(' or ')}`,
  );
  return `Only where ${conditions.join(' and ')}.`;
}

/** A docstring of the paragraphs that are not empty; safe inside a comment. */
export function paragraphs(...texts: readonly string[]): string {
  const text = texts.filter((one) => one !== '').join('\n\n');
  return `\n${text.replaceAll('*/', '*\\/')}`;
}

/** The place of a fact in the document, from the root of the project. */
export function sourceLink(sections: Model['sections'], at: SourceRange): string {
  return `spec/${sectionLink(sections, at)}`;
}

function extent(field: Field): string {
  if (field.format === 'list') return `entries of ${field.width / 8} bytes up to the end`;
  if (field.format !== 'number') return `${field.width / 8} bytes${formatNote(field)}`;
  const range = `0h to ${formatHex(greatestValue(field.width))}`;
  const width = `${field.width} bit${field.width === 1 ? '' : 's'}`;
  return `${width}, ${range}${field.zeroBased ? ", 0's based: value n means n + 1" : ''}`;
}

function formatNote(field: Field): string {
  if (field.format === 'ascii') return ' of ASCII, padded with spaces';
  return field.format === 'nqn' ? ' of an NVMe Qualified Name, ended by 00h' : '';
}

function accessDoc(field: RegisterField): string {
  const reset = field.reset === null ? 'implementation specific' : formatHex(field.reset);
  return `Access ${field.access}, reset value ${reset}.`;
}
