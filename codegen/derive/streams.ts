import type { Operation } from '../language/operation.ts';
import type { StreamQueue } from '../model/stream-step.ts';
import type { CommandMemory, Pointers } from './command-memory.ts';
import type { Draft } from './draft.ts';
import type { Entries } from './entries.ts';
import type { Machine } from './machine.ts';
import type { Move } from './move.ts';
import type { Rings, SubmissionRing } from './rings.ts';

/** One command again and again, in some queues. */
export interface Stream {
  readonly name: string;
  readonly operation: Operation;
  /** Bytes that the command transfers. */
  readonly length: number;
  /** What it writes; hexadecimal. */
  readonly content?: string;
  readonly rings: readonly SubmissionRing[];
  readonly note: string;
}

/** The stream of a move, in queues that are there. */
export function streamOf(
  { stream, operation, content, object, first, last }: Extract<Move, { kind: 'stream' }>,
  machine: Machine,
  rings: Rings,
  note: string,
): Stream {
  const ids = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const length = machine.length(operation);
  return {
    name: stream,
    operation,
    length,
    ...(content !== undefined && { content }),
    rings: ids.map((id) => rings.get({ ...object, id })),
    note,
  };
}

/** Writes down streams. From then on their queues are theirs: nobody else knows where heads and tails stand. */
export class Streams {
  readonly #draft: Draft;
  readonly #entries: Entries;
  readonly #memory: CommandMemory;
  #begun = 0;

  constructor(draft: Draft, entries: Entries, memory: CommandMemory) {
    this.#draft = draft;
    this.#entries = entries;
    this.#memory = memory;
  }

  begin({ name, operation, length, content, rings, note }: Stream): void {
    const { steps, catalog } = this.#draft;
    const [first] = rings;
    if (first === undefined) throw new Error('Unexpected stream without a queue, expected one or more');
    if (new Set(rings.map(({ completion }) => completion)).size < rings.length)
      throw new Error('Unexpected completion queue of several queues of a stream, expected one for each');
    const pointers: Pointers = {};
    const command = catalog.command(operation.command);
    const data = { operation, length, ...(content !== undefined && { content }) };
    this.#memory.data(data, command, first, `stream-${this.#begun++}`, pointers);
    const parts = this.#entries.parts(operation, pointers, 0);
    steps.push({ op: 'stream', note, stream: name, queues: rings.map(place), ...parts, size: length });
    for (const ring of rings) ring.isStreamed = true;
  }
}

function place({ buffers, doorbell, submitted, entries, completion }: SubmissionRing): StreamQueue {
  const [sq, cq] = [buffers.names, completion.buffers.names];
  if (sq.length !== 1 || cq.length !== 1 || sq[0] === undefined || cq[0] === undefined)
    throw new Error('Unexpected stream in a queue of several pages, expected a contiguous one');
  const { posted } = completion;
  return {
    sq: sq[0],
    cq: cq[0],
    qid: doorbell,
    ...(JSON.stringify(completion.doorbell) !== JSON.stringify(doorbell) && { cqid: completion.doorbell }),
    slot: submitted % entries,
    head: posted % completion.entries,
    phase: Math.floor(posted / completion.entries) % 2 === 0 ? 1 : 0,
  };
}
