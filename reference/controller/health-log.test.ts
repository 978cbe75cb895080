import { expect, it } from 'vitest';
import { completeConfiguration } from './configuration.ts';
import { HealthCounters } from './health-counters.ts';
import { healthLog } from './health-log.ts';
import { VirtualClock } from './virtual-clock.ts';

it('rounds data units up, and times down', () => {
  const clock = new VirtualClock();
  const health = new HealthCounters(clock);
  const page = (): unknown =>
    healthLog({ configuration: completeConfiguration({ CTEMP: 300 }), given: {}, namespace: null, health });
  const counter = (low: string): string => low.padEnd(32, '0');
  expect(page()).toMatchObject({ CTEMP: 300, AVSP: 100, DUR: counter(''), POH: counter('') });
  Object.assign(health.counts, { reads: 258, blocksRead: 1001, blocksWritten: 1000 });
  health.busy();
  clock.advance(3600e9 + 59e9);
  expect(page()).toMatchObject({
    HRC: counter('0201'),
    DUR: counter('02'),
    DUW: counter('01'),
    CBT: counter('3c'),
    POH: counter('01'),
  });
});
