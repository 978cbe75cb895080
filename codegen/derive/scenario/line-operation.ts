import type { Operation } from '../../language/operation.ts';
import type { ObjectInstance } from '../../language/values.ts';
import type { Machine } from '../machine.ts';
import { valueOf } from './conditions.ts';
import { isPresent } from '../../model/selectors.ts';
import { rawContent } from './content.ts';
import { ScenarioFault } from './fault.ts';
import type { Line } from './lines.ts';
import { fieldValues, type Handles } from './values.ts';

type HostLine = Extract<Line, { kind: 'host' }>;

/** The command of a `host` or `vm` line, and the data that no structure describes. */
export function lineOperation(
  line: HostLine,
  machine: Machine,
  handles: Handles,
  receiver: ObjectInstance | null,
): { operation: Operation; content: { content?: string; reads?: string } | null } {
  const { catalog, plane } = machine;
  const command = catalog.command(line.command);
  const data = command.transfer.structure ? catalog.structure(command.transfer.structure.name).fields : [];
  const raw = rawContent(line.arguments, command.transfer);
  const all = fieldValues(raw.others, [...command.fields, ...data], {
    catalog,
    handles,
    evaluate: (text, at) => valueOf(text, at, machine, handles),
  });
  for (const { name, nameAt } of raw.others) {
    const field = command.fields.find(({ mnemonic }) => mnemonic === name);
    if (field !== undefined && !isPresent(field, all))
      throw new ScenarioFault(
        nameAt,
        `Unexpected ${name}, expected a field that is there where ${(field.selectors ?? []).map((each) => each.field).join(' and ')} is as written`,
      );
  }
  const fields: Record<string, number | bigint | string> = {};
  for (const field of command.fields) {
    const value = all[field.mnemonic];
    if (value !== undefined && !Array.isArray(value)) fields[field.mnemonic] = value;
  }
  const bare: Operation = {
    command: command.name,
    ...(receiver && { receiver: { object: receiver.type, key: receiver.key } }),
    fields,
    data: null,
  };
  const content = raw.text === null ? null : raw.content(plane.transferOf(bare)?.length ?? 0);
  if (command.transfer.direction !== 'host-to-controller' || !plane.transferOf(bare))
    return { operation: bare, content };
  const empty = data.map(
    (field) =>
      [
        field.mnemonic,
        field.format === 'list' ? [] : field.format === 'number' ? 0 : '00'.repeat(field.width / 8),
      ] as const,
  );
  const given = data.flatMap((field) =>
    all[field.mnemonic] === undefined ? [] : [[field.mnemonic, all[field.mnemonic] ?? 0] as const],
  );
  return { operation: { ...bare, data: Object.fromEntries([...empty, ...given]) }, content };
}
