import type { FieldInput } from '../../codegen/model/codec.ts';
import type { ControllerConfiguration } from './configuration.ts';
import type { HealthCounters } from './health-counters.ts';

/** What a data structure is about. */
export interface Subject {
  /** The underlying namespace that the command names, or `null`. */
  readonly namespace: number | null;
  /** What the controller that returns it has counted. */
  readonly health: HealthCounters;
}

/** What is known of a data structure that a command returns. */
export interface Known extends Subject {
  readonly configuration: ControllerConfiguration;
  /** What the tables say. */
  readonly given: FieldInput;
}

/** What the data plane itself knows of a data structure that a command returns; Returned data rows come on top of it. */
export interface BaseImage {
  readonly fields: (known: Known) => FieldInput;
  /** It differs from controller to controller, and from one time to the next. */
  readonly isLive?: true;
}
