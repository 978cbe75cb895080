import type { Line } from './lines.ts';
import type { SuitePlatform } from './platform.ts';

/** One thing that every NVMe controller does, judged by a driver that knows registers and memory only. */
export interface SuiteCase {
  readonly name: string;
  /** The lines of the list that it covers. */
  readonly covers: readonly Line[];
  /** The requirements that its expected values come from. */
  readonly from: readonly string[];
  /** Why a platform does not owe it; `null` where it does. */
  readonly notOwed?: (platform: SuitePlatform) => string | null;
  /** What the reference does wrong on a platform: the case has to fail there; `null` where it has to pass. */
  readonly knownFailure?: (platform: SuitePlatform) => string | null;
  /** @throws Error for a controller that does something else. */
  run(platform: SuitePlatform): void;
}

/** What an extended controller does not owe, for a reason. */
export function notExtended(reason: string): (platform: SuitePlatform) => string | null {
  return ({ isExtended }) => (isExtended ? reason : null);
}

/** The statuses of a set: devices that are well known differ, and each of these is right. */
export const EITHER = {
  /** Some check the range of CQID first, others whether such a queue exists. */
  noCompletionQueue: ['Completion Queue Invalid', 'Invalid Queue Identifier'],
  /** The command was done when the queue went, or not. */
  queueDeleted: ['Successful Completion', 'Command Aborted due to SQ Deletion'],
  /** Some have a status for log pages, others take the identifier for a field like any other. */
  noLogPage: ['Invalid Log Page', 'Invalid Field in Command'],
  /** Controllers need not check the lowest bits of an address, and process the command as if they were zero then. */
  lowBits: ['PRP Offset Invalid', 'Successful Completion'],
  /** Some look at the sizes of queue entries in CC when an I/O queue is created, others know only one size. */
  entrySizes: ['Invalid Queue Size', 'Successful Completion'],
  /** Some look at the feature first, others at the namespace. */
  featureOfNamespace: ['Feature Not Namespace Specific', 'Invalid Namespace or Format'],
} as const;
