import { afterEach, describe, expect, it, vi } from 'vitest';
import { CommandExecutor } from '../../reference/controller/command-executor.ts';
import { RateGate } from '../../reference/controller/qos/rate-gate.ts';
import type { RateLimits } from '../../reference/controller/qos/rate-limits.ts';
import { TokenBucket } from '../../reference/controller/qos/token-bucket.ts';
import { VirtualClock } from '../../reference/controller/virtual-clock.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { model } from '../spec-model.ts';
import { runVectors } from './run.ts';
import { scenarioFile } from './scenario-file.ts';

const file = scenarioFile(/^XC-(QBD|QCG|QCH|QFA|QDL)-S/);

/** The scenarios that fail on the reference as it is now, with what they say. */
async function failures(): Promise<Record<string, string>> {
  const failed: Record<string, string> = {};
  for await (const { id, verdict, failure, reason } of runVectors([file], new ReferenceAdapter(model), { model }))
    if (verdict !== 'pass') failed[id] = failure?.message ?? reason ?? verdict;
  return failed;
}

const MORE = 'completed than the limit allows';

/** What gates were told last. */
function rememberLimits(): Map<RateGate, RateLimits | null> {
  const limits = new Map<RateGate, RateLimits | null>();
  const change = RateGate.prototype.change;
  vi.spyOn(RateGate.prototype, 'change').mockImplementation(function (this: RateGate, next) {
    limits.set(this, next);
    change.call(this, next);
  });
  return limits;
}

/** Makes commands go through another gate than that of their controller. */
function otherGate(of: (gate: RateGate, queue: object) => RateGate): void {
  const execute = CommandExecutor.prototype.execute;
  vi.spyOn(CommandExecutor.prototype, 'execute').mockImplementation(function (this: CommandExecutor, entry, origin) {
    const isLimited = origin.gate !== undefined && origin.queue.qid > 0;
    const gate = isLimited && origin.gate ? of(origin.gate, origin.queue) : origin.gate;
    return execute.call(this, entry, gate ? { ...origin, gate } : origin);
  });
}

describe('scenarios of limits', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('pass on the reference', async () => {
    expect(await failures()).toEqual({});
    expect(file.vectors.length).toBeGreaterThanOrEqual(12);
  });

  it('find a balance that a new queue fills', async () => {
    const limits = rememberLimits();
    const seen = new Set<object>();
    otherGate((gate, queue) => {
      if (seen.has(queue)) return gate;
      seen.add(queue);
      const present = limits.get(gate) ?? null;
      gate.change(null);
      gate.change(present);
      return gate;
    });
    expect(await failures()).toMatchObject({ 'xc-qcg-s1': `More commands ${MORE}` });
  });

  it('find a limit for each queue in place of one for the controller', async () => {
    const limits = rememberLimits();
    const clock = vi.spyOn(VirtualClock.prototype, 'timeAfter');
    const own = new Map<object, RateGate>();
    otherGate((gate, queue) => {
      const known = own.get(queue);
      if (known) return known;
      const made = new RateGate(clock.mock.contexts.at(-1) as VirtualClock);
      made.change(limits.get(gate) ?? null);
      own.set(queue, made);
      return made;
    });
    expect(await failures()).toMatchObject({ 'xc-qbd-s2': `More commands ${MORE}` });
  });

  it('find one limit for all controllers', async () => {
    const limits = rememberLimits();
    const alike = (a?: RateLimits | null, b?: RateLimits | null): boolean => a?.operations === b?.operations;
    otherGate((gate) => [...limits].find(([, each]) => alike(each, limits.get(gate)))?.[0] ?? gate);
    expect(await failures()).toMatchObject({ 'xc-qfa-s1': expect.stringContaining('less than half of its part') });
  });

  it('find a balance that the same limits fill again', async () => {
    const change = RateGate.prototype.change;
    vi.spyOn(RateGate.prototype, 'change').mockImplementation(function (this: RateGate, next) {
      change.call(this, null);
      change.call(this, next);
    });
    expect(await failures()).toEqual({ 'xc-qcg-s2': `More commands ${MORE}` });
  });

  it('find limits that are none', async () => {
    vi.spyOn(TokenBucket.prototype, 'opensIn').mockReturnValue(0);
    expect(Object.keys(await failures())).toEqual(
      expect.arrayContaining(['xc-qbd-s1', 'xc-qbd-s2', 'xc-qbd-s3', 'xc-qbd-s4', 'xc-qcg-s1', 'xc-qdl-s1']),
    );
  });

  it('find a device that charges each command twice', async () => {
    const charge = TokenBucket.prototype.charge;
    vi.spyOn(TokenBucket.prototype, 'charge').mockImplementation(function (this: TokenBucket, tokens, now) {
      charge.call(this, tokens * 2n, now);
    });
    expect(await failures()).toMatchObject({
      'xc-qbd-s1': `Fewer bytes ${MORE}`,
      'xc-qbd-s2': `Fewer commands ${MORE}`,
      'xc-qcg-s3': `Fewer commands ${MORE}`,
    });
  });

  it('find limits that hold in mode Hard only', async () => {
    const admit = RateGate.prototype.admit;
    const limits = rememberLimits();
    vi.spyOn(RateGate.prototype, 'admit').mockImplementation(function (this: RateGate, charge, proceed) {
      // Never again, though the limits would allow it.
      return limits.get(this)?.isHard === false ? { cancel: () => true } : admit.call(this, charge, proceed);
    });
    expect(await failures()).toEqual({ 'xc-qbd-s5': `Fewer commands ${MORE}` });
  });
});
