import { describe, expect, it } from 'vitest';
import { ReturnedValues } from '../../codegen/language/returned-values.ts';
import { field, structure } from '../../codegen/model/fixtures.ts';
import { completeConfiguration } from './configuration.ts';
import { HealthCounters } from './health-counters.ts';
import { ReturnedData } from './returned-data.ts';
import { VirtualClock } from './virtual-clock.ts';

const identify = structure('IDC', 8, [field('ACL', 0, 16), field('CNTLID', 16, 16)]);
const data = new ReturnedData({ structures: [identify] }, completeConfiguration({ ACL: 5 }));
const about = { namespace: null, health: new HealthCounters(new VirtualClock()) };
const rows = [{ id: 'NB-IDC-1', field: 'CNTLID' }];
const returned = new ReturnedValues('IDC', rows, [9]);

describe('ReturnedData', () => {
  it('lays what the tables say over the base image, of which it takes the fields that the structure has', () => {
    expect([...data.bytes(returned, 8, about)]).toEqual([5, 0, 9, 0, 0, 0, 0, 0]);
  });

  it('shows a value that is another one the next time, and forgets those that are left out', () => {
    const later = new ReturnedValues('IDC', rows, [0x102]);
    expect(data.bytes(returned, 8, about)[2]).toBe(9);
    expect([...data.bytes(later, 8, about).subarray(2, 4)]).toEqual([2, 1]);
    expect(data.bytes(new ReturnedValues('IDC', [], []), 8, about)[2]).toBe(0);
    expect(data.bytes(returned, 8, about)[2]).toBe(9);
  });

  it('cuts to the length of the transfer, and clears what lies beyond the structure', () => {
    expect([...data.bytes(returned, 3, about)]).toEqual([5, 0, 9]);
    expect([...data.bytes(returned, 10, about).subarray(8)]).toEqual([0, 0]);
    expect([...data.bytes(null, 2, about)]).toEqual([0, 0]);
  });
});
