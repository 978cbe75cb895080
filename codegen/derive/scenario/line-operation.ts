import type { Operation } from '../../language/operation.ts';
import type { ObjectInstance, RecordValue, Value } from '../../language/values.ts';
import { fullList } from '../full-list.ts';
import type { Machine } from '../machine.ts';
import { valueOf } from './conditions.ts';
import { isPresent } from '../../model/selectors.ts';
import { rawContent } from './content.ts';
import { ScenarioFault } from './fault.ts';
import type { HostLine } from './lines.ts';
import { fieldValues, type Handles, zeros } from './values.ts';

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
  const moved = plane.transferOf(bare);
  const content = raw.text === null ? null : raw.content(moved?.length ?? 0);
  if (command.transfer.direction !== 'host-to-controller' || !moved) return { operation: bare, content };
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
  const written: Record<string, Value> = Object.fromEntries([...empty, ...given]);
  const list = command.transfer.list?.count.kind === 'number' ? command.transfer.list.field.name : null;
  const entry = data.find((field) => field.mnemonic === list)?.entry;
  if (list !== null && entry !== undefined)
    written[list] = fullList(written[list] as RecordValue[], moved.count, zeros(catalog.structure(entry).fields));
  return { operation: { ...bare, data: written }, content };
}
