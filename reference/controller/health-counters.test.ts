import { describe, expect, it } from 'vitest';
import { HealthCounters } from './health-counters.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('HealthCounters', () => {
  it('count the time in which at least one command is at work, however many there are', () => {
    const clock = new VirtualClock();
    const health = new HealthCounters(clock);
    health.busy();
    clock.advance(10);
    health.busy();
    clock.advance(5);
    expect(health).toMatchObject({ busyTime: 15, isBusy: true });
    health.idle();
    clock.advance(100);
    expect(health).toMatchObject({ busyTime: 15, isBusy: false, age: 115 });
  });

  it('tell a loss of power after a shutdown from one without', () => {
    const health = new HealthCounters(new VirtualClock());
    health.powerCycled(true);
    health.powerCycled(false);
    expect(health.counts).toMatchObject({ powerCycles: 2, unsafeShutdowns: 1 });
  });

  it('go on from what was saved, and what is counted later does not change it', () => {
    const clock = new VirtualClock();
    const health = new HealthCounters(clock);
    clock.advance(7);
    health.counts.reads += 3;
    const saved = health.save();
    health.counts.reads += 1;
    health.reset();
    expect(health).toMatchObject({ counts: { reads: 0 }, age: 0 });
    health.load(saved);
    health.counts.reads += 1;
    expect(health).toMatchObject({ counts: { reads: 4 }, age: 7 });
    health.load(saved);
    expect(health.counts.reads).toBe(3);
  });
});
