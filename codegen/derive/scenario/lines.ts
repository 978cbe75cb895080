import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { ScenarioFault } from './fault.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { barLine, type BarLine } from './bar-line.ts';
import { dataLine, type DataLine } from './data-line.ts';
import { interruptLine, maskLine, type InterruptLine } from './interrupt-line.ts';
import { namesOf, type Named } from './named.ts';
import { queueLine, type QueueLine } from './queue-line.ts';
import { registerLine, type RegisterLine } from './register-line.ts';
import { flowLine, type FlowLine } from './stream-line.ts';
import { noteLine, returnedLine, type NoteLine, type ReturnedLine } from './returned-line.ts';

/** One line of a scenario fence, read. */
export type Line =
  | { readonly kind: 'given'; readonly text: string; readonly at: SourceRange }
  | { readonly kind: 'then'; readonly text: string; readonly at: SourceRange }
  /** `event Fatal Error of a` */
  | { readonly kind: 'event'; readonly name: string; readonly handle: string | null; readonly at: SourceRange }
  /** `hold Quiesced`: commands that wait for the event do not complete from now on. */
  | { readonly kind: 'hold'; readonly name: string; readonly at: SourceRange }
  /** `report host NAME`, `report a NAME`: the line before made the controller report an asynchronous event. */
  | { readonly kind: 'report'; readonly receiver: string | null; readonly name: string; readonly at: SourceRange }
  /** `release Quiesced => Successful Completion`, `fail Quiesced => Internal Error` */
  | {
      readonly kind: 'release';
      readonly name: string;
      readonly fails: boolean;
      readonly status: Named;
      readonly at: SourceRange;
    }
  /** `hold media`: what is asked of the media stays there; `release media`: it does all of it. */
  | { readonly kind: 'media'; readonly act: 'hold' | 'release'; readonly at: SourceRange }
  /** `answer w => Successful Completion`: the outstanding command w completes. */
  | { readonly kind: 'answer'; readonly handle: string; readonly status: Named; readonly at: SourceRange }
  | InterruptLine
  | QueueLine
  | RegisterLine
  | BarLine
  | NoteLine
  | ReturnedLine
  | DataLine
  | FlowLine
  /** `stream a queue 1 to 7 Write NSID=1 => Successful Completion as s`: what `flow` lines keep outstanding in these queues. */
  | {
      readonly kind: 'stream';
      readonly line: HostLine;
      readonly first: number;
      readonly last: number;
      readonly stream: string;
      readonly at: SourceRange;
    }
  /** `shows XC-ISO-1, XC-QUI-3`: requirements in words of which the scenario is an example. */
  | { readonly kind: 'shows'; readonly ids: readonly Named[]; readonly at: SourceRange }
  | HostLine;

/** `host`: the primary controller; `host queue 1`: its I/O queue 1; `vm a queue 1`: that of the extended controller a. */
export interface HostLine {
  readonly kind: 'host';
  readonly receiver: string | null;
  readonly queueId: number | null;
  readonly command: string;
  readonly arguments: readonly Argument[];
  readonly status: Named;
  /** The name under which later lines speak of the object that the command creates. */
  readonly handle: string | null;
  /** `times (AERMAX) host …`: how often the command is sent; absent: once. */
  readonly times?: { readonly text: string; readonly at: SourceRange };
  readonly at: SourceRange;
}

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
    case 'event': {
      const [, name = '', handle = null] = /^(.*?)(?: of ([a-z][a-z0-9]*))?$/.exec(rest) ?? [];
      return { kind: 'event', name, handle, at: within(range, 0, name.length) };
    }
    case 'hold':
      return rest === MEDIA ? { kind: 'media', act: 'hold', at: range } : { kind: 'hold', name: rest, at: range };
    case 'release':
    case 'fail':
      return keyword === 'release' && rest === MEDIA
        ? { kind: 'media', act: 'release', at: range }
        : releaseLine(keyword, rest, range);
    case 'answer': {
      const { name, status } = releaseLine('release', rest, range);
      return { kind: 'answer', handle: name, status, at: range };
    }
    case 'ring':
    case 'unmap':
      return queueLine(keyword, rest, range);
    case 'data':
      return dataLine(rest, range);
    case 'register':
      return registerLine(rest, range);
    case 'bar':
      return barLine(rest, range);
    case 'note':
    case 'completion':
      return noteLine(keyword, rest, range);
    case 'returned':
      return returnedLine(rest, range);
    case 'mask':
    case 'unmask':
      return maskLine(keyword, rest, range);
    case 'interrupt':
    case 'no':
    case 'message':
      return interruptLine(keyword, rest, range);
    case 'shows':
      return { kind: 'shows', ids: namesOf(rest, range), at: range };
    case 'stream':
      return streamLine(rest, range, commands);
    case 'flow':
    case 'rate':
    case 'share':
      return flowLine(keyword, rest, range);
    case 'times':
      return timesLine(rest, range, commands);
    case 'report': {
      const [, receiver = 'host', name = ''] = /^(\S+) ?(.*)$/.exec(rest) ?? [];
      return { kind: 'report', receiver: receiver === 'host' ? null : receiver, name, at: range };
    }
    case 'host': {
      const [head, queue] = HOST.exec(rest) ?? [''];
      const place = { receiver: null, queueId: queue === undefined ? null : Number(queue) };
      return hostLine(rest.slice(head.length), within(range, head.length, rest.length), commands, place);
    }
    case 'vm': {
      const match = VM.exec(rest);
      if (!match)
        throw new ScenarioFault(range, 'Unexpected line, expected vm HANDLE COMMAND, or vm HANDLE queue N COMMAND');
      const [head, receiver = '', queue] = match;
      const place = { receiver, queueId: queue === undefined ? null : Number(queue) };
      return hostLine(rest.slice(head.length), within(range, head.length, rest.length), commands, place);
    }
    default:
      throw new ScenarioFault(
        within(at, text.indexOf(keyword), text.indexOf(keyword) + keyword.length),
        `Unexpected "${keyword}", expected given, host, vm, times, event, report, hold, release, fail, answer, ring, unmap, data, register, bar, note, completion, returned, mask, unmask, message, interrupt, no interrupt, stream, flow, rate, share, shows or then`,
      );
  }
}

/** The queue of the primary controller where it is no admin queue. */
const HOST = /^queue ([0-9]{1,5}) /;
/** The controller, and its queue where it is no admin queue. */
const VM = /^([a-z][a-z0-9]*) (?:queue ([0-9]{1,5}) )?/;

/** The controller and its queues of a stream. */
const STREAM = /^([a-z][a-z0-9]*) queue ([1-9][0-9]{0,4})(?: to ([1-9][0-9]{0,4}))? /;

/** What `hold` and `release` call the media. */
const MEDIA = 'media';

/** A number in parentheses, and the line that is repeated. */
function timesLine(text: string, at: SourceRange, commands: readonly string[]): Line {
  const [head = '', number = ''] = /^\(([^()]*)\) /.exec(text) ?? [];
  const line = head === '' ? null : readLine(text.slice(head.length), within(at, head.length, text.length), commands);
  if (line?.kind === 'host' && line.handle === null)
    return { ...line, times: { text: number, at: within(at, 1, 1 + number.length) } };
  throw new ScenarioFault(at, 'Unexpected line, expected times (NUMBER) and a host or vm line without "as"');
}

/** A command that is sent again and again, and the queues to which it goes. */
function streamLine(text: string, at: SourceRange, commands: readonly string[]): Line {
  const [head = '', name = '', first = '', last = first] = STREAM.exec(text) ?? [];
  const place = { receiver: name === 'host' ? null : name, queueId: Number(first) };
  const line =
    head === '' ? null : hostLine(text.slice(head.length), within(at, head.length, text.length), commands, place);
  if (line !== null && line.handle !== null && Number(first) <= Number(last))
    return { kind: 'stream', line, first: Number(first), last: Number(last), stream: line.handle, at };
  throw new ScenarioFault(
    at,
    'Unexpected line, expected stream HANDLE queue N COMMAND => STATUS as NAME, or queue N to M',
  );
}

function releaseLine(keyword: 'release' | 'fail', text: string, at: SourceRange): Extract<Line, { kind: 'release' }> {
  const arrow = text.indexOf(' => ');
  if (arrow < 0) throw new ScenarioFault(at, 'Unexpected end of the line, expected => and the status');
  const status = { name: text.slice(arrow + 4), at: within(at, arrow + 4, text.length) };
  return { kind: 'release', name: text.slice(0, arrow), fails: keyword === 'fail', status, at: within(at, 0, arrow) };
}

function hostLine(
  text: string,
  at: SourceRange,
  commands: readonly string[],
  place: { readonly receiver: string | null; readonly queueId: number | null },
): HostLine {
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
    ...place,
    command,
    arguments: readArguments(cursor),
    status: { name, at: within(at, from, from + name.length) },
    handle: match?.[3] ?? null,
    at,
  };
}
