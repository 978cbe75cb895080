import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { AllowedCommands, AllowedRow } from '../../model/allowed-commands.ts';
import type { Model } from '../../model/model.ts';
import { allowedOn } from '../../model/taken-commands.ts';
import { ADMIN_OPCODES, IO_OPCODES } from '../assigned-numbers.ts';
import { byteText } from '../number-format.ts';

const RULE = 'allowed-command';

/**
 * A list of allowed commands gives each command the opcode that it has, each opcode once, and names no command that only the
 * primary controller takes. A type of controller has one list for a kind of queue.
 *
 * Bad: `| XC-ALW-16 | 07h | Identify | |`. Good: `| XC-ALW-16 | 06h | Identify | |`.
 */
export function allowedCommand(model: Model): readonly Diagnostic[] {
  return model.allowed.flatMap((list) => {
    const { object, queue, rows, at } = list;
    const first = allowedOn(model, object.name, queue);
    const twice =
      first === list || first === null
        ? []
        : [
            diagnostic(
              RULE,
              at,
              `Unexpected second list for ${queue} queues of ${object.name}, expected one`,
              first.at,
            ),
          ];
    return [...twice, ...rows.flatMap((row, index) => rowFindings(model, list, row, index))];
  });
}

function rowFindings(model: Model, { queue, rows }: AllowedCommands, row: AllowedRow, index: number): Diagnostic[] {
  const { opcode, command, at } = row;
  const findings: Diagnostic[] = [];
  const before = rows.slice(0, index).find((each) => each.opcode === opcode);
  if (before !== undefined)
    findings.push(diagnostic(RULE, at, `Unexpected opcode ${byteText(opcode)} again, expected it once`, before.at));
  const expected = opcodeNamed(model, command.name, queue);
  if (expected === null)
    findings.push(diagnostic(RULE, command.at, `Unexpected ${command.name}, expected a command of ${queue} queues`));
  else if (expected !== opcode)
    findings.push(
      diagnostic(RULE, at, `Unexpected opcode ${byteText(opcode)} of ${command.name}, expected ${byteText(expected)}`),
    );
  const described = model.commands.find((each) => each.queue === queue && each.name === command.name);
  if (described?.receiver === 'primary')
    findings.push(
      diagnostic(
        RULE,
        command.at,
        `Unexpected ${command.name}, which only the primary controller takes, expected a command with the Queue ${queue}`,
        described.at,
      ),
    );
  return findings;
}

function opcodeNamed(model: Model, name: string, queue: AllowedCommands['queue']): number | null {
  const entry = model.profile.find((each) => each.space === `${queue}-opcode` && each.name === name);
  if (entry !== undefined) return entry.value;
  const assigned = queue === 'admin' ? ADMIN_OPCODES : IO_OPCODES;
  return [...assigned].find(([, each]) => each === name)?.[0] ?? null;
}
