import { expect, it } from 'vitest';
import { ObjectInstance } from '../language/values.ts';
import { addressCandidates } from './addresses.ts';

it('has an address of each alignment, elsewhere for each field and where no queue lies', () => {
  const [aligned, within, page] = addressCandidates(0, {});
  expect(Number(aligned?.value) % 0x10000).toBe(0);
  expect(Number(within?.value) % 0x1000).toBe(0x800);
  expect(Number(page?.value) % 0x2000).toBe(0x1000);
  const base = Number(aligned?.value);
  const queues = new Map([[1, { BASE: base + 0x800 }]]);
  const state = { XC: new Map([[1, new ObjectInstance('XC', 1, { SQS: queues })]]) };
  expect(addressCandidates(0, state)[0]?.value).toBeGreaterThan(base + 0x8000);
  expect(addressCandidates(1, {})[0]?.value).not.toBe(base);
});
