import { pascalCase } from '../../model/ids.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Command } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { formatHex, formatStatus } from '../../model/numbers.ts';
import { hex } from './access.ts';
import { checksFile } from './checks-file.ts';
import { commandFile, enumeration, registerFile, structureFile, valuesFile } from './files.ts';
import type { GeneratedFile } from './format.ts';
import { printFiles } from './format.ts';
import { commandNames } from './names.ts';
import { fileHeader } from './sources.ts';

/**
 * The structs of a model as TypeScript: one file for each structure, register, command and Values table, and one each
 * for opcodes, statuses and checks. Paths are relative to the folder of generated files, in ascending order.
 */
export async function emitTypeScript(model: Model): Promise<{ path: string; text: string }[]> {
  const files = [
    checksFile(),
    ...model.structures.map((structure) => structureFile(model, structure)),
    ...model.registers.map((register) => registerFile(model, register)),
    ...model.commands.map((command) => commandFile(model, command)),
    ...model.values.map((table) => valuesFile(model, table)),
    opcodesFile(model),
    statusesFile(model),
  ];
  return printFiles(files.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

function opcodesFile(model: Model): GeneratedFile {
  const names = {
    admin: { type: 'AdminOpcode', noun: 'admin command' },
    io: { type: 'IoOpcode', noun: 'I/O command' },
  } as const;
  const queues = (['admin', 'io'] as const).filter((queue) =>
    model.commands.some((command) => command.queue === queue),
  );
  const rows = model.profile.filter((row) => model.commands.some((command) => command.opcode.name === row.name));
  return {
    path: 'opcodes.ts',
    header: fileHeader(
      model.sections,
      rows.map((row) => row.section),
    ),
    statements: queues.flatMap((queue) => {
      const commands = model.commands.filter((command) => command.queue === queue);
      const { type, noun } = names[queue];
      return enumeration(
        type,
        commands.map((command) => opcodeProperty(model, command)),
        `The opcodes of ${noun}s.`,
        `The opcode of an ${noun}.`,
      );
    }),
  };
}

function opcodeProperty(model: Model, command: Command): { name: string; value: string; doc: string } {
  const opcode = opcodeOf(model, command);
  return { name: commandNames(command).type, value: hex(opcode), doc: `${formatHex(opcode, 2)}: ${command.name}.` };
}

function statusesFile(model: Model): GeneratedFile {
  const properties = model.statuses.map(({ name, value, description }) => ({
    name: pascalCase(name),
    value: hex(value),
    doc: `${formatStatus(value)}: ${name}. ${description}`.trim(),
  }));
  return {
    path: 'statuses.ts',
    header: fileHeader(
      model.sections,
      model.statuses.map((status) => status.section),
    ),
    statements: enumeration(
      'Status',
      properties,
      'The statuses of completions: status code type times 100h plus status code.',
      'A status that the specification names.',
    ),
  };
}
