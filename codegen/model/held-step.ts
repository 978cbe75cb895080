/** Steps of a vector that hold back what a device does in its own time. Only models of a device have them. */
import type { StepBase } from './register-step.ts';

/**
 * `hold`: from now on the event does not happen, and commands that wait for it do not complete. `release`: it happens for
 * all that wait; `fail`: their failure event happens instead. For models of a device.
 */
export interface EventStep extends StepBase {
  readonly op: 'event';
  readonly event: string;
  readonly act: 'hold' | 'release' | 'fail';
}
/**
 * `hold`: from now on the media keeps what it is asked for to itself, and does not let it be taken back; `release`: it does
 * all of it, in order, and holds nothing more. For models of a device.
 */
export interface MediaStep extends StepBase {
  readonly op: 'media';
  readonly act: 'hold' | 'release';
}
