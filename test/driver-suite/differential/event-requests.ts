import type { Outcome } from './side.ts';

const SUCCESS = 'Successful Completion';
const LIMIT = 'Asynchronous Event Request Limit Exceeded';

/** Dword 0 of a completion that reports the temperature: SMART / Health status 1h, information 01h. */
export function isTemperature(dw0: number): boolean {
  return (dw0 & 0xff07) === 0x0101;
}

/** How many requests of both controllers are outstanding. */
export interface Outstanding {
  readonly primary: number;
  readonly extended: number;
}

/**
 * Whether the answers to one more request may differ: the temperature is that of the device, and only the primary controller
 * reports a warning of it (NB-HLT-40), which takes one of its requests. `before`: what was outstanding until then.
 */
export function mayDiffer([primary, extended]: readonly [Outcome, Outcome], before: Outstanding): boolean {
  const isWarning = primary.status === SUCCESS && isTemperature(primary.dw0);
  if (extended.status === LIMIT) return (primary.status === null || isWarning) && before.extended > before.primary;
  return isWarning && (extended.status === null || extended.status === SUCCESS);
}

/**
 * How the reports of both controllers differ, `null` where they do not: without warnings of the temperature they are the same in
 * the same order, but that one of them may still wait for a request.
 */
export function reportDifference(primary: readonly number[], extended: readonly number[]): string | null {
  const own = primary.filter((dw0) => !isTemperature(dw0));
  const at = own.findIndex((dw0, i) => i < extended.length && extended[i] !== dw0);
  if (at >= 0) return `report ${at} is ${extended[at]}, expected ${own[at]}`;
  const warnings = primary.length - own.length;
  const [more, wait] = [extended.length - own.length, own.length - extended.length];
  if (wait > 0) return `${wait} reports of the primary controller are missing`;
  return more > warnings ? `${more} reports that the primary controller does not have` : null;
}
