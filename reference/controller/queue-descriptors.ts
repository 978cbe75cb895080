/** Where a queue lies while it exists. */
export interface QueueDescriptor {
  /** The address in the address space of the tag. */
  readonly base: number;
  /** How many entries the ring has. */
  readonly entries: number;
  /** Whether the address is that of the PRP list of its pages. */
  readonly isListed: boolean;
  readonly tagIndex: number;
  /** What tells this queue from a later one with the same number and place: the object that describes it. */
  readonly identity: object;
}

/** A submission queue, and where its completions go. */
export interface SubmissionDescriptor extends QueueDescriptor {
  /** The completion queue, by its number in the same controller. */
  readonly completionQueue: number;
}

/** A completion queue, and how it interrupts. */
export interface CompletionDescriptor extends QueueDescriptor {
  /** The interrupt vector, as the controller numbers it; `null`: no interrupt. */
  readonly vector: number | null;
}

/** The queues of one controller, by the numbers that its driver uses. */
export interface QueueDescriptors {
  readonly submission: ReadonlyMap<number, SubmissionDescriptor>;
  readonly completion: ReadonlyMap<number, CompletionDescriptor>;
}

/** A controller that processes no commands has no queues. */
export const NO_QUEUES: QueueDescriptors = { submission: new Map(), completion: new Map() };

/** All queues of both; those of `second` where both have one with the same number. */
export function joined(first: QueueDescriptors, second: QueueDescriptors): QueueDescriptors {
  return {
    submission: new Map([...first.submission, ...second.submission]),
    completion: new Map([...first.completion, ...second.completion]),
  };
}
