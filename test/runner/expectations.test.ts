import { expect, it } from 'vitest';
import { results } from '../reports/fixtures.ts';
import { parseExpectations, withExpectations } from './expectations.ts';
import { summarize } from './result.ts';

const [pass, fail] = ['create.pass', 'create.fail'];
const TODAY = '2026-12-01';
const verdictsOf = (text: object): Record<string, string> =>
  Object.fromEntries(
    withExpectations(results, parseExpectations(JSON.stringify(text)), TODAY).map(({ id, verdict }) => [id, verdict]),
  );

it('counts a failure that is known as a deviation, and a pass of it as unexpected', () => {
  const verdicts = verdictsOf([
    { vector: fail, reason: 'answers another status', expires: TODAY },
    { vector: pass, reason: 'was mended' },
  ]);
  expect(verdicts).toMatchObject({ [fail]: 'deviation', [pass]: 'unexpected-pass' });
});

it('says beside what is known what the run says itself', () => {
  const unsteady = results.map((result) => (result.id === fail ? { ...result, reason: 'Unsteady: x' } : result));
  const [, failed] = withExpectations(unsteady, [{ vector: fail, reason: 'known' }], TODAY);
  expect(failed).toMatchObject({ verdict: 'deviation', reason: 'known; Unsteady: x' });
});

it('hides nothing: skipped vectors stay so, and an entry ends on its day', () => {
  expect(verdictsOf([{ vector: fail, reason: 'x', expires: '2026-11-30' }])[fail]).toBe('fail');
  const before = summarize(results);
  const after = summarize(withExpectations(results, [{ vector: pass, reason: 'x' }], TODAY));
  expect([after.passed, after.failed, after.total]).toEqual([before.passed - 1, before.failed + 1, before.total]);
});

it.each([
  ['{}', 'expected an array'],
  ['[{"vector":"a"}]', 'entry 0, expected a vector and a reason'],
  ['[{"vector":"a","reason":"b","until":"c"}]', 'expected texts with the names'],
  ['[{"vector":"a","reason":"b","expires":"soon"}]', 'expected a day'],
  ['[{"vector":"a","reason":"b"},{"vector":"a","reason":"c"}]', 'second entry of a'],
])('refuses %s', (text, message) => expect(() => parseExpectations(text)).toThrow(message));
