import type { ObjectInstance } from '../../codegen/language/values.ts';
import type { RateGate } from './qos/rate-gate.ts';
import type { ServedController } from './served-controller.ts';

/** An extended controller at work, as long as its object exists. */
export interface Extended {
  readonly object: ObjectInstance;
  readonly served: ServedController;
  /** Admits its commands. It lives as long as the controller, whatever becomes of its queues. */
  readonly gate: RateGate;
  /** It met a fault, and is not served until it leaves the state in which it processes commands. */
  isStopped: boolean;
}

/** A controller that is served; the primary one is nothing but that. */
export type Present = Pick<Extended, 'served'> & Partial<Extended>;
