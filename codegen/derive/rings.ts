import type { RecordValue, State } from '../language/values.ts';
import type { VectorExpression } from '../model/relocation.ts';
import { COMPLETION_QUEUES, QUEUE, SUBMISSION_QUEUES } from '../model/vocabulary.ts';
import { waitsOf } from './coalescing.ts';
import type { QueueBuffers } from './queue-buffers.ts';
import type { QueueName } from './queue-name.ts';
import { HOST, type NamedSpace } from './spaces.ts';
import { textOf } from './text-of.ts';
import { QUEUE_ENTRIES } from './topology.ts';

/** A completion queue as a host sees it. */
export interface CompletionRing {
  readonly buffers: QueueBuffers;
  readonly entries: number;
  readonly doorbell: VectorExpression;
  /** Completions so far. */
  posted: number;
  /** Whether it is the admin queue of the topology. */
  readonly primary: boolean;
  /** The vector of the function that interrupts; `null`: none. */
  readonly vector: number | null;
  /** How many entries its interrupts may wait for; `null`: they come at once. */
  waits: number | null;
}

/** A submission queue as a host sees it. */
export interface SubmissionRing {
  readonly name: QueueName;
  readonly buffers: QueueBuffers;
  readonly entries: number;
  readonly doorbell: VectorExpression;
  /** That of its data as well. */
  readonly space: NamedSpace;
  readonly completion: CompletionRing;
  /** Commands so far. */
  submitted: number;
  /** Whether a stream has the queue: how many commands it held since then is not known. */
  isStreamed: boolean;
}

/** Where a new queue lies. */
export interface Opened {
  readonly buffers: QueueBuffers;
  readonly doorbell: VectorExpression;
}

/** The queues of one vector: they come and go with the entries of the maps that say which exist. */
export class Rings {
  readonly #primary: string;
  readonly #submission = new Map<string, { ring: SubmissionRing; record: string }>();
  readonly #completion = new Map<string, { ring: CompletionRing; record: string }>();

  /** `primary`: the object type of the controller whose admin queue the topology sets up. */
  constructor(primary: string) {
    this.#primary = primary;
    this.restart();
  }

  /** Only the admin queue of the topology, and nothing in it. */
  restart(): void {
    this.#submission.clear();
    this.#completion.clear();
    const common = { entries: QUEUE_ENTRIES, doorbell: 0 };
    const within = (buffer: string): QueueBuffers => ({ names: [buffer], pageSize: 0, space: HOST });
    const completion = { ...common, buffers: within('acq'), posted: 0, primary: true, vector: null, waits: null };
    const name = { object: this.#primary, key: 0, id: 0 };
    const ring = { ...common, name, buffers: within('asq'), space: HOST, completion, submitted: 0, isStreamed: false };
    this.#submission.set(keyOf(name), { ring, record: '' });
  }

  get(name: QueueName): SubmissionRing {
    const known = this.#submission.get(keyOf(name));
    if (!known) throw new Error(`Unexpected queue ${name.id} of ${name.object}[${name.key}], expected one that exists`);
    return known.ring;
  }

  has(name: QueueName): boolean {
    return this.#submission.has(keyOf(name));
  }

  openCompletion(name: QueueName, record: RecordValue, { buffers, doorbell }: Opened, vector: number | null): void {
    const entries = Number(record[QUEUE.entries]);
    const ring = { buffers, entries, doorbell, posted: 0, primary: false, vector, waits: null };
    this.#completion.set(keyOf(name), { ring, record: textOf(record) });
  }

  openSubmission(name: QueueName, record: RecordValue, { buffers, doorbell }: Opened): void {
    const completion = this.#completion.get(keyOf({ ...name, id: Number(record[QUEUE.completionQueue]) }))?.ring;
    if (!completion) return;
    const entries = Number(record[QUEUE.entries]);
    const ring = {
      name,
      buffers,
      entries,
      doorbell,
      space: buffers.space,
      completion,
      submitted: 0,
      isStreamed: false,
    };
    this.#submission.set(keyOf(name), { ring, record: textOf(record) });
  }

  /** Learns how the interrupts of completion queues wait in a state. */
  wait(state: State): void {
    for (const [key, { ring }] of this.#completion) ring.waits = waitsOf(nameOf(key), ring.vector, state);
  }

  /** Forgets the queues that a state does not have any more. */
  keepThoseOf(state: State): void {
    forget(this.#submission, state, SUBMISSION_QUEUES);
    forget(this.#completion, state, COMPLETION_QUEUES);
  }
}

function forget(known: Map<string, { readonly record: string }>, state: State, attribute: string): void {
  for (const [key, { record }] of known) {
    if (record === '') continue;
    const { object, key: of, id } = nameOf(key);
    const queues = state[object]?.get(of)?.attributes[attribute];
    const present = queues instanceof Map ? (queues as ReadonlyMap<number, RecordValue>).get(id) : undefined;
    if (present === undefined || textOf(present) !== record) known.delete(key);
  }
}

function nameOf(key: string): QueueName {
  const [object = '', of, id] = key.split(' ');
  return { object, key: Number(of), id: Number(id) };
}

function keyOf({ object, key, id }: QueueName): string {
  return `${object} ${key} ${id}`;
}
