import { expect, it } from 'vitest';
import { runMechanics } from './mechanics.ts';
import { model } from '../../test/spec-model.ts';

it('runMechanics keeps two tenants apart, and says so in a page of text', () => {
  const lines: string[] = [];
  const { checks, passed } = runMechanics(model, (line) => lines.push(line));
  console.log(lines.join('\n'));
  expect(Object.entries(checks).filter(([, isTrue]) => !isTrue)).toEqual([]);
  expect(passed).toBe(true);
  expect(lines.length).toBeGreaterThanOrEqual(25);
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.every((line) => line.length <= 120)).toBe(true);
});
