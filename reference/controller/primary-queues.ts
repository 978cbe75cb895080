import type { EnabledConfiguration } from './enable.ts';
import type { QueueDescriptors } from './queue-descriptors.ts';

const ADMIN_QUEUE = 0;

/** What the registers of the primary controller say about its queues, and where its interrupts and faults go. */
export interface PrimaryQueues {
  /** The admin queues while the controller is ready; `null` otherwise. */
  readonly adminQueues: QueueDescriptors | null;
  /** Size in bytes of the host's pages; a host does not change it while the controller is enabled. */
  readonly pageSize: number;
  interrupt(vector: number, owner: object): void;
  fault(cause: string): void;
}

/** The admin queues as AQA, ASQ and ACQ describe them; their completions raise vector 0. */
export function adminQueues(configuration: EnabledConfiguration): QueueDescriptors {
  const { submissionQueue, completionQueue } = configuration;
  const common = { isListed: false, tagIndex: 0, identity: configuration };
  return {
    submission: new Map([
      [
        ADMIN_QUEUE,
        {
          ...common,
          base: submissionQueue.base,
          entries: submissionQueue.size,
          completionQueue: ADMIN_QUEUE,
        },
      ],
    ]),
    completion: new Map([
      [ADMIN_QUEUE, { ...common, base: completionQueue.base, entries: completionQueue.size, vector: 0 }],
    ]),
  };
}
