import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

const SECOND = 1_000_000_000;

describe('TokenBucket', () => {
  it('begins full, admits while it is above zero, and pays afterwards', () => {
    const bucket = new TokenBucket(10n, 4n, 0);
    bucket.charge(24n, 0);
    expect(bucket.isOpen(0)).toBe(false);
    expect(bucket.opensIn(0)).toBe(2 * SECOND + 1);
    expect(bucket.isOpen(2 * SECOND)).toBe(false);
    expect(bucket.isOpen(2 * SECOND + 1)).toBe(true);
  });

  it('never holds more than the burst', () => {
    const bucket = new TokenBucket(1000n, 4n, 0);
    expect(bucket.isOpen(100 * SECOND)).toBe(true);
    bucket.charge(4n, 100 * SECOND);
    expect(bucket.isOpen(100 * SECOND)).toBe(false);
  });

  it('is reduced by a smaller burst and not raised by a greater one', () => {
    const bucket = new TokenBucket(1n, 10n, 0);
    bucket.change(1n, 3n, 0);
    bucket.change(1n, 100n, 0);
    bucket.charge(3n, 0);
    expect(bucket.isOpen(0)).toBe(false);
  });

  it('has no debt from what was lent', () => {
    const bucket = new TokenBucket(1n, 1n, 0);
    for (let i = 0; i < 5; i++) bucket.charge(1n, 0);
    expect(bucket.opensIn(0)).toBe(SECOND + 1);
  });

  it('charges in every interval at most R * t + B + L, whatever is asked for and when (XC-QBD-1)', () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 3 * SECOND }), cost: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(step, { maxLength: 60 }),
        (rate, burst, steps) => {
          const bucket = new TokenBucket(BigInt(rate), BigInt(burst), 0);
          const charges: { readonly at: number; readonly cost: number }[] = [];
          let now = 0;
          for (const { wait, cost } of steps) {
            now += wait;
            if (!bucket.isOpen(now)) continue;
            bucket.charge(BigInt(cost), now);
            charges.push({ at: now, cost });
          }
          const largest = Math.max(0, ...charges.map(({ cost }) => cost));
          for (const [i, first] of charges.entries()) {
            let sum = 0;
            for (const { at, cost } of charges.slice(i)) {
              sum += cost;
              const bound = (BigInt(rate) * BigInt(at - first.at)) / BigInt(SECOND) + BigInt(burst + largest);
              expect(BigInt(sum)).toBeLessThanOrEqual(bound);
            }
          }
        },
      ),
    );
  });
});
