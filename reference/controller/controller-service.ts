import type { ObjectInstance, RecordValue } from '../../codegen/language/values.ts';
import type { DoorbellError } from '../../codegen/model/stimulus.ts';
import type { Attributes } from './attributes.ts';
import type { Origin } from './origin.ts';
import type { CompletionQueue } from './completion-queue.ts';
import type { Completion, CompletionWriter } from './completion.ts';
import type { ControllerNamespaces } from './controller-namespaces.ts';
import type { BusTag, DmaPort } from './dma.ts';
import { AddressSpace, UNREACHABLE } from './dma.ts';
import { coalescingOf, InterruptCoalescing } from './interrupt-coalescing.ts';
import type { ErrorLog } from './error-log.ts';
import type { HealthCounters } from './health-counters.ts';
import type { RateGate } from './qos/rate-gate.ts';
import type { RingSurroundings } from './queue-rings.ts';
import type { SubmissionQueue } from './submission-queue.ts';
import type { Task } from './task.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What a controller needs of its surroundings to serve its queues. */
export interface Service extends RingSurroundings {
  readonly completions: CompletionWriter;
  /** What the controller counts for its log pages. */
  readonly health: HealthCounters;
  /** The namespaces of the controller. */
  readonly namespaces: ControllerNamespaces;
  /** Gets the completions that have arrived in host memory. */
  readonly posted?: (entry: Uint8Array) => void;
  execute(entry: Uint8Array, queue: SubmissionQueue): Task;
  /** Whether the error log gets an entry about a command that ended with another status than success. */
  records(completion: Completion): boolean;
  /** Writes the entry. `posted`: the completion queue entry that tells of it. */
  record(task: Task, posted: Uint8Array): void;
  /** A write to a doorbell was ignored. */
  misrung(error: DoorbellError): void;
  /** An entry was posted: raises the vector of the queue, if it has one, perhaps later. */
  interrupt(queue: CompletionQueue): void;
  /** Completion queues are gone, with the interrupts that were to come for them. */
  closed(queues: readonly CompletionQueue[]): void;
  /** A queue entry cannot be read or written: the controller cannot go on. */
  fault(cause: string): void;
}

/** What all controllers have in common. */
export interface CommonParts {
  readonly memory: DmaPort;
  readonly completions: CompletionWriter;
  readonly errors: ErrorLog;
  readonly clock: VirtualClock;
  execute(entry: Uint8Array, origin: Origin): Task;
  /** Gets the completions that have arrived in host memory, with the controller that posted them. */
  readonly posted?: (entry: Uint8Array, receiver: Origin['receiver']) => void;
}

/** What one controller has for itself. */
export interface OwnParts extends Pick<Service, 'fault'> {
  /** Whether the controller processes commands, and so has a driver that hears of wrong doorbell writes. */
  readonly isEnabled: () => boolean;
  /** Raises one of the function's vectors. */
  interrupt(vector: number): void;
  readonly receiver: Origin['receiver'];
  readonly pageSize: () => number;
  /** Admits the I/O commands; all at once where absent. */
  readonly gate?: RateGate;
}

/** What all controllers together know. */
interface FromAll {
  /** Whether several controllers have the vector. */
  isShared(vector: number): boolean;
  /** A write to a doorbell of the controller was ignored. */
  misrung(controller: ObjectInstance, error: DoorbellError): void;
}

/** What a controller needs to serve its queues, read from its object in the tables at the time when it is needed. */
export function controllerService(
  attributes: Attributes,
  { memory, completions, errors, clock, posted, execute }: CommonParts,
  object: () => ObjectInstance | undefined,
  {
    receiver,
    pageSize,
    gate,
    namespaces,
    health,
    outstanding,
    ended,
    interrupt,
    isShared,
    isEnabled,
    misrung,
    fault,
  }: OwnParts & Pick<Origin, 'outstanding' | 'namespaces' | 'health' | 'ended'> & FromAll,
): Service {
  const coalescing = new InterruptCoalescing({
    clock,
    settings: (vector, number) => {
      const present = object();
      const settings = present ? coalescingOf(present, number) : null;
      // XC-INT-5: one controller does not make the others wait.
      return settings !== null && isShared(vector) ? null : settings;
    },
    raise: interrupt,
  });
  // An index without a tag, or a tag of no type, is never replaced by untagged requests.
  const spaceOf = (tag: BusTag | null | undefined): AddressSpace =>
    tag === undefined ? new AddressSpace(UNREACHABLE, null) : new AddressSpace(memory, tag);
  const spaceOfTag = (tag: RecordValue | null): AddressSpace => spaceOf(tag && attributes.toBusTag(tag));
  return {
    completions,
    health,
    namespaces,
    ...(posted && { posted: (entry) => posted(entry, receiver) }),
    spaceOf: (tagIndex) => {
      const present = object();
      return spaceOf(present ? attributes.busTag(present, tagIndex) : null);
    },
    pageSize,
    vectorOf: (vector) => {
      const present = object();
      return present ? attributes.vector(present, vector) : vector;
    },
    execute: (entry, queue) =>
      execute(entry, {
        queue,
        receiver,
        pageSize: pageSize(),
        spaceOfTag,
        namespaces,
        health,
        outstanding,
        ended,
        gate,
      }),
    records: ({ status }) => errors.takes(object(), status),
    record: (task, entry) => {
      const present = object();
      if (present) errors.command(present, task, entry);
    },
    misrung: (error) => {
      const present = object();
      if (present && isEnabled()) misrung(present, error);
    },
    interrupt: (queue) => coalescing.posted(queue),
    closed: (queues) => coalescing.closed(queues),
    fault,
  };
}
