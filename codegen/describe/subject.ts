import { layoutCodec } from '../model/codec.ts';
import type { Command } from '../model/command.ts';
import { kebabCase } from '../model/ids.ts';
import type { Layout } from '../model/layout.ts';
import { commandByOpcode, structuresByMnemonic } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import type { DwordStyle } from '../model/place.ts';
import {
  COMPLETION_ENTRY,
  SUBMISSION_ENTRY,
  SUBMISSION_ENTRY_SIZE,
  commandLayout,
  completionLayout,
} from '../model/queue-entry.ts';
import { didYouMean } from '../model/suggest.ts';

/** The user asked for something that the specification does not have. The message says what, and what is near. */
export class DescribeError extends Error {
  override readonly name = 'DescribeError';
}

/** What bytes are read as. */
export interface Subject {
  readonly kind: 'command' | 'completion' | 'structure' | 'register';
  readonly name: string;
  readonly layout: Layout;
  readonly dwords: DwordStyle;
  /** The command of a queue entry, or `null` where it is not known. */
  readonly command: Command | null;
}

/** A command by name, in any case and with spaces or hyphens. */
export function findCommand(model: Model, name: string): Command {
  const command = model.commands.find((one) => kebabCase(one.name) === kebabCase(name));
  if (command) return command;
  const known = model.commands.map((one) => one.name);
  throw new DescribeError(
    `Unexpected command ${name}${didYouMean(name, known) || `, expected one of ${known.join(', ')}`}`,
  );
}

/** A command by name, or a data structure or register by mnemonic, in any case. */
export function findSubject(model: Model, name: string): Subject {
  const command = model.commands.find((one) => kebabCase(one.name) === kebabCase(name));
  if (command) return commandSubject(command);
  const wanted = name.toUpperCase();
  const structure = model.structures.find((one) => one.mnemonic === wanted);
  if (structure)
    return {
      kind: 'structure',
      name: `${structure.name} (${structure.mnemonic})`,
      layout: structure,
      dwords: null,
      command: null,
    };
  const register = model.registers.find((one) => one.mnemonic === wanted);
  if (register)
    return {
      kind: 'register',
      name: `${register.name} (${register.mnemonic})`,
      layout: register,
      dwords: null,
      command: null,
    };
  const known = [
    ...model.commands.map((one) => one.name),
    ...model.structures.map((one) => one.mnemonic),
    ...model.registers.map((one) => one.mnemonic),
  ];
  throw new DescribeError(
    `Unexpected name ${name}${didYouMean(name, known) || ', expected a command, a data structure or a register of the specification'}`,
  );
}

/** The completion queue entry, with the result fields of the command and its request where they are known. */
export function completionSubject(model: Model, command: Command | null, request: Uint8Array | null = null): Subject {
  const fields = command && request && layoutCodec(commandLayout(command), structuresByMnemonic(model)).decode(request);
  const layout = command ? completionLayout(model, command, fields) : structureLayout(model, COMPLETION_ENTRY);
  return {
    kind: 'completion',
    name: command ? `Completion of ${command.name}` : 'Completion',
    layout,
    dwords: 'Dword',
    command,
  };
}

/** What bytes of that length are: 64 a submission queue entry, of the command with its opcode, and 16 a completion. */
export function subjectOf(model: Model, bytes: Uint8Array, queue: Command['queue']): Subject {
  if (bytes.length === structureLayout(model, COMPLETION_ENTRY).size) return completionSubject(model, null);
  if (bytes.length !== SUBMISSION_ENTRY_SIZE) {
    throw new DescribeError(
      `Unexpected length of ${bytes.length} bytes, expected 64 (a submission queue entry) or 16 (a completion); name a data structure to read other lengths`,
    );
  }
  const command = commandByOpcode(model, queue, bytes[0] ?? 0);
  if (command) return commandSubject(command);
  return {
    kind: 'command',
    name: 'Unknown command',
    layout: structureLayout(model, SUBMISSION_ENTRY),
    dwords: 'Command Dword',
    command: null,
  };
}

function commandSubject(command: Command): Subject {
  return { kind: 'command', name: command.name, layout: commandLayout(command), dwords: 'Command Dword', command };
}

function structureLayout(model: Model, mnemonic: string): Layout {
  const structure = model.structures.find((one) => one.mnemonic === mnemonic);
  if (!structure) throw new DescribeError(`Unexpected specification without the data structure ${mnemonic}`);
  return structure;
}
