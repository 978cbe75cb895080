import { expect, it } from 'vitest';
import { mayDiffer, reportDifference } from './event-requests.ts';
import type { Outcome } from './side.ts';

const [WARNING, ERROR] = [0x02_0101, 0x01_0000];
const outcome = (status: string | null, dw0 = 0): Outcome => ({ status, dw0, dw1: 0, data: new Uint8Array(0) });
const [NONE, LIMIT] = [outcome(null), outcome('Asynchronous Event Request Limit Exceeded')];
const report = (dw0: number): Outcome => outcome('Successful Completion', dw0);
const [even, ahead] = [
  { primary: 1, extended: 1 },
  { primary: 1, extended: 2 },
];

it.each([
  ['a warning for the primary controller alone', report(WARNING), NONE, even, true],
  ['another report for the primary controller alone', report(ERROR), NONE, even, false],
  ['a warning for the extended controller alone', NONE, report(WARNING), even, false],
  ['the warning first, where another report waits', report(WARNING), report(ERROR), even, true],
  ['a limit that a warning made room below', NONE, LIMIT, ahead, true],
  ['a limit that nothing made room below', NONE, LIMIT, even, false],
  ['a limit of the primary controller', LIMIT, NONE, ahead, false],
  ['another error', NONE, outcome('Internal Error'), ahead, false],
])('%s', (_, primary, extended, before, may) => {
  expect(mayDiffer([primary, extended], before)).toBe(may);
});

it.each([
  ['the same', [ERROR, 7], [ERROR, 7], null],
  ['warnings of one', [WARNING, ERROR], [ERROR], null],
  ['what waits behind a warning', [WARNING], [ERROR], null],
  ['a report too many', [], [ERROR], '1 reports that the primary controller does not have'],
  ['a report too few', [ERROR, 7], [ERROR], '1 reports of the primary controller are missing'],
  ['another report', [ERROR], [7], 'report 0 is 7'],
])('reports: %s', (_, primary, extended, expected) => {
  const found = reportDifference(primary, extended);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toContain(expected);
});
