import type { Command } from '../../model/command.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Model } from '../../model/model.ts';
import { formatHex, formatStatus } from '../../model/numbers.ts';
import { sectionLink } from '../../model/place.ts';
import { documentLink, escapeCell, informativeTable } from './markdown.ts';

/** The commands in order of their opcodes; `from` is the file in which the table stands. */
export function opcodeIndex(model: Model, from: string): string {
  const rows = [...model.commands]
    .sort((a, b) => compare(a.queue, b.queue) || opcodeOf(model, a) - opcodeOf(model, b))
    .map((command) => [
      formatHex(opcodeOf(model, command), 2),
      escapeCell(command.name),
      command.queue === 'io' ? 'I/O' : 'admin',
      dataText(command),
      sectionOf(model, command, from),
    ]);
  return informativeTable('Commands', 'opcode-index', ['Opcode', 'Command', 'Queue', 'Data', 'Section'], rows);
}

/** The statuses in order of their values, each with the rows that return it. */
export function statusIndex(model: Model, from: string): string {
  const rows = [...model.statuses]
    .sort((a, b) => a.value - b.value)
    .map(({ value, name, assigned }) => [
      formatStatus(value),
      `${escapeCell(name)}${assigned ? '' : ' (experimental)'}`,
      returnedBy(model, name, from),
    ]);
  return informativeTable('Status codes', 'status-index', ['Value', 'Status', 'Returned by'], rows);
}

function dataText({ transfer }: Command): string {
  if (transfer.direction === 'none') return '–';
  const structure = transfer.structure ? `: ${transfer.structure.name}` : '';
  return `${transfer.direction.replaceAll('-', ' ')}${structure}`;
}

function sectionOf(model: Model, command: Command, from: string): string {
  const title = model.sections.find((section) => section.file === command.section)?.title ?? command.name;
  return documentLink(title, from, sectionLink(model.sections, command.at));
}

function returnedBy(model: Model, status: string, from: string): string {
  const common = model.common.filter((row) => row.status.name === status);
  const first = common[0];
  const all = first
    ? [
        `${documentLink('all commands', from, sectionLink(model.sections, first.at))} (${common.map((row) => row.id).join(', ')})`,
      ]
    : [];
  const own = model.commands.flatMap((command) => {
    const ids = statusIds(model, command, status);
    return ids.length === 0
      ? []
      : [`${documentLink(command.name, from, sectionLink(model.sections, command.at))} (${ids.join(', ')})`];
  });
  return [...all, ...own].join('; ') || '–';
}

function statusIds(model: Model, command: Command, status: string): string[] {
  const target = command.target?.status.name === status ? [command.target.id] : [];
  const conditions = command.conditions.filter((row) => row.status.name === status).map((row) => row.id);
  const transitions = model.transitions.filter(
    (row) =>
      !row.event &&
      row.command.name === command.name &&
      Object.values(row.cells).some((cell) => cell.kind === 'status' && cell.status.name === status),
  );
  return [...target, ...conditions, ...transitions.map((row) => row.id)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
