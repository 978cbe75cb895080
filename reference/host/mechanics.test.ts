import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import { runMechanics } from './mechanics.ts';

const { model } = readSpecification(readSpecFolder(fileURLToPath(new URL('../../spec', import.meta.url))));

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
