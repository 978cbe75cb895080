import type { ImportDeclarationStructure, StatementStructures } from 'ts-morph';
import { StructureKind } from 'ts-morph';
import { NUMBER_BITS } from '../../model/bits.ts';
import type { Command } from '../../model/command.ts';
import type { Field, Layout, Register, Structure, ValuesTable } from '../../model/layout.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Model } from '../../model/model.ts';
import { formatHex, formatRange } from '../../model/numbers.ts';
import { commandLayout, completionLayout } from '../../model/queue-entry.ts';
import type { DwordStyle } from '../../model/place.ts';
import { hex } from './access.ts';
import { CHECKS_PATH } from './checks-file.ts';
import { constant, importOf, objectLiteral } from './declarations.ts';
import type { DocContext } from './docs.ts';
import { paragraphs, sourceLink } from './docs.ts';
import type { GeneratedFile } from './format.ts';
import type { LayoutPrint } from './layout-statements.ts';
import { checksUsed, layoutStatements, lists } from './layout-statements.ts';
import { commandNames, fieldName, registerNames, structureNames, valuesNames } from './names.ts';
import { fileHeader } from './sources.ts';

/** The file of one data structure. */
export function structureFile(model: Model, structure: Structure): GeneratedFile {
  const names = structureNames(structure);
  const print = {
    names,
    title: `${structure.name} (${structure.mnemonic}) data structure`,
    subject: structure.mnemonic,
    source: sourceLink(model.sections, structure.at),
    layout: structure,
    docs: context(model, null),
  };
  const sections = [structure.section, ...entrySections(model, structure), ...fieldSections(model, structure.fields)];
  return {
    path: names.path,
    header: fileHeader(model.sections, sections),
    statements: [...imports(names.path, [structure]), ...layoutStatements(print)],
  };
}

/** The file of one register: beside the layout its offset, and the masks and shifts of its fields. */
export function registerFile(model: Model, register: Register): GeneratedFile {
  const names = registerNames(register);
  const { constant: prefix } = names;
  const print = {
    names,
    title: `${register.name} (${register.mnemonic}) register`,
    subject: register.mnemonic,
    source: sourceLink(model.sections, register.at),
    layout: register,
    docs: { ...context(model, null), register: true },
  };
  const wide = register.size * 8 > NUMBER_BITS;
  const mask = ({ bit, width }: Field): string =>
    hex(wide ? ((1n << BigInt(width)) - 1n) << BigInt(bit) : (2 ** width - 1) * 2 ** bit);
  return {
    path: names.path,
    header: fileHeader(model.sections, [register.section, ...fieldSections(model, register.fields)]),
    statements: [
      ...imports(names.path, [register]),
      constant(
        `${prefix}_OFFSET`,
        hex(register.offset),
        `The byte offset of the ${print.title} in the register space.`,
      ),
      fieldConstant(`${prefix}_MASK`, register, mask, `The bits of each field of the ${print.title}.`),
      fieldConstant(
        `${prefix}_SHIFT`,
        register,
        (field) => String(field.bit),
        `The lowest bit of each field of the ${print.title}.`,
      ),
      ...layoutStatements(print),
    ],
  };
}

/** The file of one command: its opcode, its submission queue entry and, where it has results, its completion queue entry. */
export function commandFile(model: Model, command: Command): GeneratedFile {
  const names = commandNames(command);
  const source = sourceLink(model.sections, command.at);
  const title = `${command.name} command`;
  const entry: LayoutPrint = {
    names,
    title,
    subject: command.name,
    source,
    layout: commandLayout(command),
    docs: context(model, 'Command Dword'),
  };
  const prints = [entry];
  if (command.result.length > 0) {
    const resultNames = { path: names.path, type: `${names.type}Completion`, constant: `${names.constant}_COMPLETION` };
    prints.push({
      names: resultNames,
      title: `completion of the ${title}`,
      subject: `${command.name} completion`,
      source,
      layout: completionLayout(model, command),
      docs: context(model, 'Dword'),
    });
  }
  const profile = model.profile.filter((row) => row.name === command.opcode.name).map((row) => row.section);
  const fields = prints.flatMap((print) => print.layout.fields);
  return {
    path: names.path,
    header: fileHeader(model.sections, [command.section, ...profile, ...fieldSections(model, fields)]),
    statements: [
      ...imports(
        names.path,
        prints.map((print) => print.layout),
      ),
      constant(`${names.constant}_OPCODE`, hex(opcodeOf(model, command)), `The opcode of the ${title}.`),
      ...prints.flatMap(layoutStatements),
    ],
  };
}

/** The file of one Values table: an object of its enumerators, and the type of their values. */
export function valuesFile(model: Model, table: ValuesTable): GeneratedFile {
  const { path, type } = valuesNames(table);
  const defined = table.values.flatMap(({ enumerator, value, high, description }) =>
    enumerator === null ? [] : [{ name: enumerator, value: hex(value), doc: `${range(value, high)}: ${description}` }],
  );
  const doc = paragraphs(
    `The values of ${table.name} (${table.mnemonic}); those that are not listed are reserved.`,
    `Defined in ${sourceLink(model.sections, table.at)}.`,
  );
  return {
    path,
    header: fileHeader(model.sections, [table.section]),
    statements: enumeration(type, defined, doc, `A value of ${table.name} that is not reserved.`),
  };
}

/** An `as const` object and the union of its values, under one name. */
export function enumeration(
  name: string,
  properties: Parameters<typeof objectLiteral>[0],
  doc: string,
  typeDoc: string,
): StatementStructures[] {
  return [
    constant(name, `${objectLiteral(properties)} as const`, doc),
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name,
      type: `(typeof ${name})[keyof typeof ${name}]`,
      docs: [typeDoc],
    },
  ];
}

function fieldConstant(
  name: string,
  layout: Layout,
  value: (field: Field) => string,
  doc: string,
): StatementStructures {
  const properties = layout.fields.map((field) => ({
    name: fieldName(field.mnemonic),
    value: value(field),
    doc: `Bits ${formatRange(field.bit, field.bit + field.width - 1)}.`,
  }));
  return constant(name, `${objectLiteral(properties)} as const`, doc);
}

function context(model: Model, dwords: DwordStyle): DocContext {
  return { sections: model.sections, values: model.values, dwords, register: false };
}

function imports(path: string, layouts: readonly Layout[]): ImportDeclarationStructure[] {
  const entries = [...new Set(layouts.flatMap(lists).map((field) => field.entry ?? ''))].map((mnemonic) =>
    structureNames({ mnemonic }),
  );
  return [
    importOf(path, CHECKS_PATH, checksUsed(layouts)),
    ...entries.map((entry) => importOf(path, entry.path, [entry.type], true)),
    ...entries.map((entry) =>
      importOf(path, entry.path, [`${entry.constant}_SIZE`, `decode${entry.type}`, `encode${entry.type}`]),
    ),
  ];
}

function entrySections(model: Model, layout: Layout): string[] {
  const entries = lists(layout).map((field) => field.entry);
  return model.structures
    .filter((structure) => entries.includes(structure.mnemonic))
    .map((structure) => structure.section);
}

/** The sections that define fields, and those of the fields' Values tables. */
function fieldSections(model: Model, fields: readonly Field[]): string[] {
  const values = new Set(fields.map((field) => field.values));
  return [
    ...fields.map((field) => field.at.file),
    ...model.values.filter((table) => values.has(table.id)).map((table) => table.section),
  ];
}

function range(low: number, high: number): string {
  return low === high ? formatHex(low, 2) : `${formatHex(low, 2)} to ${formatHex(high, 2)}`;
}
