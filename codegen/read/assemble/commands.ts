import type { Command, Reference } from '../../model/command.ts';
import type { Field, Structure } from '../../model/layout.ts';
import type { EventType } from '../../model/model.ts';
import { SUBMISSION_ENTRY } from '../../model/queue-entry.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { CommandFact, Facts } from '../facts.ts';
import type { SourceTable } from '../markdown/table.ts';
import type { Report } from '../report.ts';
import { withSelectors } from './selectors.ts';
import { withValues } from './values.ts';

const COMMAND_SPECIFIC = /^CDW1[0-5]$/;

/** Puts together the tables of each command, wherever in the text they stand. `structures` are refined. */
export function joinCommands(
  facts: Facts,
  structures: readonly Structure[],
  tables: readonly SourceTable[],
  report: Report,
): readonly Command[] {
  const named = (kind: string): string[] =>
    tables.filter((table) => table.caption.kind === kind).map((table) => table.caption.subject.text);
  const names = named('Command');
  reportUnknown(
    [...facts.dwords, ...facts.conditions, ...facts.returned].map((part) => part.command),
    names,
    report,
  );
  reportUnknown(
    facts.effects.map((part) => part.command),
    [...names, ...named('Event')],
    report,
  );
  const entry = structures.find((structure) => structure.mnemonic === SUBMISSION_ENTRY);
  return facts.commands.map((command) => join(command, facts, entry?.fields ?? [], report));
}

function join(command: CommandFact, facts: Facts, common: readonly Field[], report: Report): Command {
  const own = <Part extends { readonly command: Reference }>(parts: readonly Part[]): readonly Part[] =>
    parts.filter((part) => part.command.name === command.name);
  const dwords = own(facts.dwords);
  const submission = dwords.filter((dword) => dword.entry === 'submission');
  const shared = common.filter(
    (field) => !COMMAND_SPECIFIC.test(field.mnemonic) && !submission.some(({ dword }) => overlaps(field, dword)),
  );
  const valued = (fields: readonly Field[]): readonly Field[] => fields.map((field) => withValues(field, facts.values));
  const always = submission.filter(({ selectors }) => selectors.length === 0).flatMap(({ fields }) => fields);
  const plain = valued([...shared, ...always]);
  const selected = (parts: typeof dwords): readonly Field[] =>
    parts.flatMap(({ fields, selectors }) => withSelectors(valued(fields), selectors, plain, facts.values, report));
  return {
    ...command,
    fields: [...plain, ...selected(submission.filter(({ selectors }) => selectors.length > 0))].sort(byBit),
    result: [...selected(dwords.filter(({ entry }) => entry === 'completion'))].sort(byBit),
    conditions: own(facts.conditions).map((part) => part.row),
    effects: own(facts.effects).map((part) => part.row),
    returned: own(facts.returned).map((part) => part.row),
  };
}

function byBit(a: Field, b: Field): number {
  return a.bit - b.bit;
}

function overlaps(field: Field, dword: number): boolean {
  return field.bit < (dword + 1) * 32 && field.bit + field.width > dword * 32;
}

/** Gives each event the rows of its Effects table. */
export function joinEvents({ events, effects }: Pick<Facts, 'events' | 'effects'>): readonly EventType[] {
  return events.map((event) => ({
    ...event,
    effects: effects.filter((part) => part.command.name === event.name).map((part) => part.row),
  }));
}

/** One finding a table, however many rows it has. */
function reportUnknown(commands: readonly Reference[], names: readonly string[], report: Report): void {
  const reported = new Set<string>();
  for (const { name, at } of commands) {
    const place = `${at.file}:${at.start.line}`;
    if (names.includes(name) || reported.has(place)) continue;
    reported.add(place);
    report(
      'table-subject',
      at,
      `Unexpected subject ${name}, expected the name of a command, as in the caption of its Command table${didYouMean(name, names)}`,
    );
  }
}
