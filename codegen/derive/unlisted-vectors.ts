import { UNKNOWN_COMMAND } from '../language/unknown-command.ts';
import type { AllowedCommands } from '../model/allowed-commands.ts';
import { kebabCase } from '../model/ids.ts';
import { formatHex } from '../model/numbers.ts';
import { unlisted } from '../model/taken-commands.ts';
import { compose, TOPOLOGY } from './compose.ts';
import type { Grouped } from './derived-vectors.ts';
import type { Finding } from './finding.ts';
import type { CommandMove, Machine } from './machine.ts';
import { subjectOf, type Move } from './move.ts';
import { queueFor, type Receiver } from './receivers.ts';

/** How many opcodes one vector tries: those with the same high digit. */
const RUN = 16;

/** What one list of allowed commands gives. */
export interface UnlistedGroup {
  readonly group: string;
  readonly vectors: readonly Grouped[];
}

/**
 * For each list of allowed commands: every opcode that has no row, sent to a controller of the type, and after it a command
 * that is allowed, which shows that the queue goes on.
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
    return [{ group, vectors: runs.map((opcodes) => vectorOf(machine, list, way, opcodes, group)) }];
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
  const moves = [...prefix, ...tried, move];
  const composed = compose(machine, { moves, readBackAfter: new Set() }, (each, index) =>
    index < prefix.length
      ? `set-up: ${subjectOf(each)}`
      : index === moves.length - 1
        ? `${subjectOf(each)}: the queue goes on`
        : `opcode ${formatHex(opcodes[index - prefix.length] ?? 0, 2)}: ${others.status.name}`,
  );
  const [first, last] = [formatHex(opcodes[0] ?? 0, 2), formatHex(opcodes.at(-1) ?? 0, 2)];
  const { level, requires, memory, steps, spaces } = composed;
  const where = queue === 'io' ? 'an I/O queue' : 'the admin queue';
  return {
    group,
    spaces,
    vector: {
      id: `${group}.${first.toLowerCase()}-to-${last.toLowerCase()}`,
      kind: 'scenario',
      title: `Opcodes ${first} to ${last} that ${where} of ${object.name} does not take: ${others.status.name}`,
      requirements: [others.id],
      level,
      topology: TOPOLOGY,
      requires,
      effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
      memory,
      steps,
    },
  };
}
