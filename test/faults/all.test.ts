import { expect, it } from 'vitest';
import { model } from '../spec-model.ts';
import { FAULTS } from './all.ts';

it('names each fault once', () => {
  const names = FAULTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

it('says of each fault what goes wrong for a user, in one sentence about the device', () => {
  for (const { effect } of FAULTS) expect(effect).toMatch(/^The device (?!.*\. ).*[^.\s]$/);
});

it('breaks requirements that the specification has', () => {
  const known = new Set(model.requirementIndex.map(({ id }) => id));
  for (const { requirements } of FAULTS) {
    expect(requirements).not.toHaveLength(0);
    expect(requirements.filter((id) => !known.has(id))).toEqual([]);
  }
});
