import { UNKNOWN_COMMAND } from '../language/unknown-command.ts';
import type { AllowedCommands, AllowedRow } from '../model/allowed-commands.ts';
import { kebabCase } from '../model/ids.ts';
import { formatHex } from '../model/numbers.ts';
import { unlisted } from '../model/taken-commands.ts';
import { compose, TOPOLOGY } from './compose.ts';
import type { Grouped } from './derived-vectors.ts';
import type { Finding } from './finding.ts';
import type { CommandMove, Machine } from './machine.ts';
import { subjectOf, type Move } from './move.ts';
import { optionalRows, statusOfZeros } from './optional-opcodes.ts';
import { queueFor, type Receiver } from './receivers.ts';

/** How many opcodes one vector tries: those with the same high digit. */
const RUN = 16;

/** What one list of allowed commands gives. */
export interface UnlistedGroup {
  readonly group: string;
  readonly vectors: readonly Grouped[];
}

/**
 * For each list of allowed commands: every opcode that has no row, and each one whose command no table describes, sent to a
 * controller of the type, and after it a command that is allowed, which shows that the queue goes on.
 */
export function unlistedVectors(
  machine: Machine,
  findings: readonly Pick<Finding, 'prefix' | 'move'>[],
  ways: readonly (readonly Move[])[],
): UnlistedGroup[] {
  const written = ways.flatMap((way) => way.map((move, i) => ({ prefix: way.slice(0, i), move })));
  return machine.catalog.model.allowed.flatMap((list) => {
    const way = shortestWay(machine, [...findings, ...written], list);
    if (way === null) return [];
    const group = kebabCase(`unlisted ${list.object.name} ${list.queue}`);
    const runs = Array.from({ length: 0x100 / RUN }, (_, i) => opcodesOf(list, i * RUN)).filter(
      ({ length }) => length > 0,
    );
    const optional = optionalRows(machine, list).flatMap((row) => optionalVector(machine, list, way, row, group) ?? []);
    return [{ group, vectors: [...optional, ...runs.map((opcodes) => vectorOf(machine, list, way, opcodes, group))] }];
  });
}

/** A success on a queue of that kind, with the way to it. */
interface Way {
  readonly prefix: readonly Move[];
  readonly move: CommandMove;
  readonly receiver: Receiver;
  readonly queueId: number;
}

function shortestWay(
  machine: Machine,
  found: readonly Pick<Finding, 'prefix' | 'move'>[],
  { object, queue }: AllowedCommands,
): Way | null {
  let best: Way | null = null;
  for (const { prefix, move } of found) {
    if (move.kind !== 'command' || (best !== null && prefix.length >= best.prefix.length)) continue;
    const { receiver, command } = move.operation;
    if (receiver?.object !== object.name || machine.catalog.command(command).queue !== queue) continue;
    machine.restart();
    for (const each of prefix) machine.apply(each);
    const { fired, awaits } = machine.plane.evaluate(move.operation);
    const instance = machine.plane.state[receiver.object]?.get(receiver.key);
    const queueId = move.queueId ?? (instance ? queueFor({ queue }, instance) : null);
    if (fired.length === 0 && awaits === null && queueId !== null) best = { prefix, move, receiver, queueId };
  }
  return best;
}

/** The opcodes from `first` on that have no row and one high digit. */
function opcodesOf(list: AllowedCommands, first: number): number[] {
  const ranges = unlisted(list);
  return Array.from({ length: RUN }, (_, i) => first + i).filter((opcode) =>
    ranges.some(({ low, high }) => opcode >= low && opcode <= high),
  );
}

function vectorOf(
  machine: Machine,
  { others, queue, object }: AllowedCommands,
  { prefix, move, receiver, queueId }: Way,
  opcodes: readonly number[],
  group: string,
): Grouped {
  const tried = opcodes.map((opcode): Move => {
    const operation = { command: UNKNOWN_COMMAND, queue, receiver, fields: { OPC: opcode }, data: null };
    return { kind: 'command', operation, queueId };
  });
  const [first, last] = [formatHex(opcodes[0] ?? 0, 2), formatHex(opcodes.at(-1) ?? 0, 2)];
  const where = queue === 'io' ? 'an I/O queue' : 'the admin queue';
  return grouped(machine, [...prefix, ...tried, move], {
    group,
    id: `${first.toLowerCase()}-to-${last.toLowerCase()}`,
    title: `Opcodes ${first} to ${last} that ${where} of ${object.name} does not take: ${others.status.name}`,
    row: others.id,
    note: (index) => {
      const opcode = opcodes[index - prefix.length];
      return opcode === undefined ? null : `opcode ${formatHex(opcode, 2)}: ${others.status.name}`;
    },
  });
}

/** A device has the command or not: an entry of zeros is refused either way, and nothing else comes of it. */
function optionalVector(
  machine: Machine,
  list: AllowedCommands,
  { prefix, move, receiver, queueId }: Way,
  { opcode, id, command }: AllowedRow,
  group: string,
): Grouped | null {
  machine.restart();
  for (const each of prefix) machine.apply(each);
  const status = statusOfZeros(machine, list, receiver);
  if (status === null) return null;
  const { queue, others } = list;
  const operation = { command: UNKNOWN_COMMAND, queue, receiver, fields: { OPC: opcode }, data: null };
  const failure = [others.status.name, status];
  const why = `${command.name} is optional: a device without it answers ${others.status.name}`;
  const hex = formatHex(opcode, 2);
  return grouped(machine, [...prefix, { kind: 'command', operation, queueId, failure, why }, move], {
    group,
    id: `${hex.toLowerCase()}-optional`,
    title: `${command.name}, which is optional, without a namespace: ${others.status.name} or ${status}`,
    row: id,
    note: (index) => (index === prefix.length ? `opcode ${hex}: ${failure.join(' or ')}` : null),
  });
}

/** What is said of one vector. */
interface Said {
  readonly group: string;
  readonly id: string;
  readonly title: string;
  /** The row that the vector is about. */
  readonly row: string;
  /** The note of a move by its index; `null`: it is on the way, or the last one. */
  readonly note: (index: number) => string | null;
}

function grouped(machine: Machine, moves: readonly Move[], { group, id, title, row, note }: Said): Grouped {
  const composed = compose(
    machine,
    { moves, readBackAfter: new Set() },
    (each, index) =>
      note(index) ??
      (index === moves.length - 1 ? `${subjectOf(each)}: the queue goes on` : `set-up: ${subjectOf(each)}`),
  );
  const { level, requires, memory, steps, spaces } = composed;
  return {
    group,
    spaces,
    vector: {
      id: `${group}.${id}`,
      kind: 'scenario',
      title,
      requirements: [row],
      level,
      topology: TOPOLOGY,
      requires,
      effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
      memory,
      steps,
    },
  };
}
