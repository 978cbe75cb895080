import { expect, it } from 'vitest';
import { model } from '../spec-model.ts';
import { registerFields } from './register-field.ts';

it('finds the fields of registers that a predicate reads', () => {
  expect(registerFields(['==', 'CAP.NSSRS', 1], { model })).toEqual([
    { name: 'CAP.NSSRS', register: 'CAP', bit: 36, width: 1 },
  ]);
  expect(registerFields(['<', ['+', 'CAP.MQES', 1], 'EXT.MAXQE'], { model })).toMatchObject([{ name: 'CAP.MQES' }]);
});

it('leaves limits and bound values to others', () => {
  expect(registerFields(['==', 'EXT.MAXXC', '$new1'], { model })).toEqual([]);
});
