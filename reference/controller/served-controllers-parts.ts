import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { CommonParts } from './controller-service.ts';
import type { InterruptTable } from './interrupt-table.ts';
import type { PrimaryQueues } from './primary-queues.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What serving all controllers of a function takes. */
export interface ServedControllersParts extends CommonParts {
  readonly limits: Readonly<Record<string, number>>;
  readonly controlPlane: ControlPlane;
  readonly table: InterruptTable;
  readonly primary: PrimaryQueues;
  readonly clock: VirtualClock;
}
