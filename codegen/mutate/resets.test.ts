import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { mutants } from './mutate.ts';

const ids = [...mutants(model)].map(({ id }) => id);

it('changes each cell of a Reset matrix that the tables run', () => {
  const own = ids.filter((id) => id.startsWith('NB-RST-1:'));
  expect(own).toEqual(expect.arrayContaining(['NB-RST-1:drop', 'NB-RST-1:kept-i-o-queues', 'NB-RST-1:kept-features']));
  expect(own.some((id) => /registers|commands|interrupts|identity/.test(id))).toBe(false);
});

it('changes only the existence of an object that a row removes', () => {
  expect(ids.filter((id) => id.startsWith('XC-RST-10:'))).toEqual(['XC-RST-10:drop', 'XC-RST-10:kept-existence']);
});

it('lets begin anew what is kept and has an initial value', () => {
  expect(ids).toContain('XC-RST-6:default-tags');
  expect(ids).not.toContain('XC-RST-6:default-identity');
});
