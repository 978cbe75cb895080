import { describe, expect, it } from 'vitest';
import type { Controller } from '../../reference/controller/controller.ts';
import { model } from '../runner/fixtures.ts';
import type { FuzzOutput } from './command.ts';
import { executeFuzz, isGood, MOST_GROWTH } from './command.ts';
import { fuzzText } from './fuzz-report.ts';
import { KNOWN_SEEDS } from './known-seeds.ts';
import type { Report } from './report.ts';
import { mergeOutcomes } from './report.ts';
import { run } from './run.ts';

const SEEDS = [1, 2, 3];
const STEPS = 1500;
const SUCCESS = 'Successful Completion';

/** What a violation says, for the message of a test that fails. */
function wrong({ seed, violation }: Report): string {
  return violation === null ? '' : `seed ${seed}: ${JSON.stringify(violation, null, 1)}`;
}

describe('a hostile host', () => {
  const reports = new Map<number, Report>();

  it.each(SEEDS)('breaks nothing with seed %i', (seed) => {
    const report = run(seed, STEPS, { model });
    reports.set(seed, report);
    expect(wrong(report)).toBe('');
    expect(report.counters.steps).toBe(STEPS);
  });

  it('gets to success with every command of the model, and to several statuses with each', () => {
    const outcomes = mergeOutcomes([...reports.values()].map(({ counters }) => counters.outcomes));
    const names = model.commands.map(({ name }) => name);
    expect(names.filter((name) => (outcomes[name]?.[SUCCESS] ?? 0) === 0)).toEqual([]);
    // Abort says in its completion whether it aborted something; its one limit needs more commands at a time than there are here.
    const several = names.filter((name) => name !== 'Abort');
    expect(several.filter((name) => Object.keys(outcomes[name] ?? {}).length < 2)).toEqual([]);
  });

  it('gets deep: controllers are enabled, fail and are reset, and data moves', () => {
    for (const { counters } of reports.values()) {
      expect(counters.enabled).toBeGreaterThan(3);
      expect(counters.resets).toBeGreaterThan(0);
      expect(counters.faults).toBeGreaterThan(0);
    }
    expect([...reports.values()].reduce((total, { counters }) => total + counters.moved, 0)).toBeGreaterThan(0);
    expect([...reports.values()].some(({ counters }) => counters.failed > 0)).toBe(true);
  });

  it('does the same with the same seed', () => {
    const [one, other] = [run(9, 300, { model }), run(9, 300, { model })];
    expect(one).toEqual(other);
    expect(run(10, 300, { model }).counters).not.toEqual(one.counters);
  });
});

describe('known seeds', () => {
  it.each(KNOWN_SEEDS)('$seed does not fail again', ({ seed, steps, limits }) => {
    expect(wrong(run(seed, steps, { model, ...(limits && { limits }) }))).toBe('');
  });
});

describe('executeFuzz', () => {
  function collect(): FuzzOutput & { readonly results: string[] } {
    const results: string[] = [];
    return { results, result: (text) => results.push(text), words: () => undefined };
  }

  it('tells seed, rate and outcomes to people', async () => {
    const output = collect();
    expect(await executeFuzz({ spec: 'spec', seed: 4, steps: 200, json: false, progress: true }, output)).toBe(0);
    expect(output.results.join('')).toMatch(/^seed 4: 200 steps on 1 devices in [\d.]+ s, \d+ steps\/s$/m);
  });

  it('fails where something was found, and where the heap grows', async () => {
    const good = { seed: 1, reports: [run(1, 10, { model })], seconds: 1, growth: null };
    const tampering = { device: (device: Controller) => void (device.settle = () => device.holdEvent('no event')) };
    expect(isGood(good)).toBe(true);
    expect(isGood({ ...good, reports: [run(1, 10, { model, tampering })] })).toBe(false);
    expect(isGood({ ...good, growth: MOST_GROWTH + 1 })).toBe(false);
  });

  it('tells how to see the same device again, however long the run was', async () => {
    const output = collect();
    const request = { spec: 'spec', seed: 4, steps: 300, first: 200, json: true, progress: false };
    await executeFuzz(request, output);
    expect(JSON.parse(output.results.join(''))).toMatchObject({ devices: 2, steps: 300 });
    const tampering = { device: (device: Controller) => void (device.settle = () => device.holdEvent('no event')) };
    const found = run(9, 10, { model, tampering });
    const text = fuzzText({ seed: 4, reports: [found], seconds: 1, growth: null }, model);
    const steps = (found.violation?.step ?? 0) + 1;
    expect(text).toContain(`replay: npm run fuzz -- --seed 9 --steps ${steps} --first ${steps}\n`);
  });

  it('tells the same to machines', async () => {
    const output = collect();
    expect(await executeFuzz({ spec: 'spec', seed: 4, steps: 200, json: true, progress: false }, output)).toBe(0);
    const result = JSON.parse(output.results.join('')) as Record<string, unknown>;
    expect(result).toMatchObject({ seed: 4, steps: 200, devices: 1, violation: null });
    expect(result['outcomes']).toHaveProperty(model.commands[0]?.name ?? '');
    expect(result['kinds']).toMatchObject({ mechanics: expect.any(Number) as number });
  });
});
