import type { Command } from '../model/command.ts';
import type { Structure } from '../model/layout.ts';
import { SUBMISSION_ENTRY } from '../model/queue-entry.ts';

/** The name under which operations have an opcode without a command. */
export const UNKNOWN_COMMAND = '';

/** An opcode that no command has: only what every submission queue entry holds, and the rows common to all commands. */
export function unknownCommand(
  structures: ReadonlyMap<string, Structure>,
  queue: Command['queue'],
  receiver: Command['receiver'],
): Command {
  const entry = structures.get(SUBMISSION_ENTRY);
  if (entry === undefined)
    throw new Error(
      `Unexpected command that the model does not hold, expected the data structure ${SUBMISSION_ENTRY} to look at it`,
    );
  const { at, section, table, fields } = entry;
  const transfer = {
    direction: 'none',
    structure: null,
    list: null,
    length: null,
    from: null,
    definedWhen: null,
    at,
  } as const;
  return {
    name: UNKNOWN_COMMAND,
    section,
    table,
    class: 'base',
    opcode: { name: '', at },
    queue,
    receiver,
    transfer,
    memory: [],
    requestsEvent: false,
    completes: null,
    target: null,
    creates: null,
    choices: [],
    mayFail: [],
    precedence: 'any',
    fields,
    result: [],
    conditions: [],
    effects: [],
    returned: [],
    at,
  };
}
