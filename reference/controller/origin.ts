import type { RecordValue } from '../../codegen/language/values.ts';
import type { ControllerNamespaces } from './controller-namespaces.ts';
import type { AddressSpace } from './dma.ts';
import type { HealthCounters } from './health-counters.ts';
import type { RateGate } from './qos/rate-gate.ts';
import type { SubmissionQueue } from './submission-queue.ts';
import type { Task } from './task.ts';

/** The controller and the queue that a command came through. */
export interface Origin {
  readonly queue: SubmissionQueue;
  /** The controller as the tables know it; `null`: the primary one. */
  readonly receiver: { readonly object: string; readonly key: number } | null;
  /** Size in bytes of the pages of the controller's host. */
  readonly pageSize: number;
  /** The address space of a tag of the controller; `null`: the function's own. */
  readonly spaceOfTag: (tag: RecordValue | null) => AddressSpace;
  readonly namespaces: ControllerNamespaces;
  /** What the controller counts of its own commands. */
  readonly health: HealthCounters;
  /** The commands that the controller has taken and not completed. */
  readonly outstanding: () => readonly Task[];
  /** Called when it is known how a command ended. */
  readonly ended: () => void;
  /** Admits the I/O commands of the controller; all at once where absent. */
  readonly gate: RateGate | undefined;
}
