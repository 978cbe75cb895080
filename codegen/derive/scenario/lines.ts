import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { ScenarioFault } from './fault.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';

/** One line of a scenario fence, read. */
export type Line =
  | { readonly kind: 'given'; readonly text: string; readonly at: SourceRange }
  | { readonly kind: 'then'; readonly text: string; readonly at: SourceRange }
  | { readonly kind: 'event'; readonly name: string; readonly at: SourceRange }
  | {
      readonly kind: 'host';
      readonly command: string;
      readonly arguments: readonly Argument[];
      readonly status: { readonly name: string; readonly at: SourceRange };
      /** The name under which later lines speak of the object that the command creates. */
      readonly handle: string | null;
      readonly at: SourceRange;
    };

/** Reads one line. `commands` are the names that a `host` line may begin with. */
export function readLine(text: string, at: SourceRange, commands: readonly string[]): Line | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const word = /^\s*(\S+)\s*/.exec(text);
  const keyword = word?.[1] ?? '';
  const start = word?.[0].length ?? 0;
  const rest = text.slice(start).trimEnd();
  const range = within(at, start, start + rest.length);
  switch (keyword) {
    case 'given':
    case 'then':
      return { kind: keyword, text: rest, at: range };
    case 'event':
      return { kind: 'event', name: rest, at: range };
    case 'host':
      return hostLine(rest, range, commands);
    default:
      throw new ScenarioFault(
        within(at, text.indexOf(keyword), text.indexOf(keyword) + keyword.length),
        `Unexpected "${keyword}", expected given, host, event or then`,
      );
  }
}

function hostLine(text: string, at: SourceRange, commands: readonly string[]): Line {
  const arrow = text.lastIndexOf('=>');
  if (arrow < 0) throw new ScenarioFault(at, 'Unexpected end of the line, expected => and the status');
  const command = [...commands]
    .sort((a, b) => b.length - a.length)
    .find((name) => text === name || text.startsWith(`${name} `));
  if (command === undefined)
    throw new ScenarioFault(
      at,
      `Unexpected "${text.slice(0, arrow).trim()}", expected the name of a command and its fields`,
    );
  const cursor = new Cursor(text.slice(0, arrow), command.length, at);
  const outcome = text.slice(arrow + 2);
  const match = /^(\s*)(.*?)(?:\s+as\s+([a-z][a-z0-9]*))?\s*$/.exec(outcome);
  const name = match?.[2] ?? '';
  const from = arrow + 2 + (match?.[1]?.length ?? 0);
  return {
    kind: 'host',
    command,
    arguments: readArguments(cursor),
    status: { name, at: within(at, from, from + name.length) },
    handle: match?.[3] ?? null,
    at,
  };
}
