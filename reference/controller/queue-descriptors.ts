/** Where a submission queue lies and where its completions go, while it exists. */
export interface SubmissionDescriptor {
  /** The address in the address space of the tag. */
  readonly base: number;
  /** How many entries the ring has. */
  readonly entries: number;
  /** The completion queue, by its number in the same controller. */
  readonly completionQueue: number;
  readonly tagIndex: number;
  /** What tells this queue from a later one with the same number and place: the object that describes it. */
  readonly identity: object;
}

/** Where a completion queue lies and how it interrupts, while it exists. */
export interface CompletionDescriptor {
  /** The address in the address space of the tag. */
  readonly base: number;
  /** How many entries the ring has. */
  readonly entries: number;
  readonly tagIndex: number;
  /** The interrupt vector, as the controller numbers it; `null`: no interrupt. */
  readonly vector: number | null;
  /** What tells this queue from a later one with the same number and place: the object that describes it. */
  readonly identity: object;
}

/** The queues of one controller, by the numbers that its driver uses. */
export interface QueueDescriptors {
  readonly submission: ReadonlyMap<number, SubmissionDescriptor>;
  readonly completion: ReadonlyMap<number, CompletionDescriptor>;
}

/** A controller that processes no commands has no queues. */
export const NO_QUEUES: QueueDescriptors = { submission: new Map(), completion: new Map() };
