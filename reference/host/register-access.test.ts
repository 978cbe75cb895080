import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Bench } from './fixtures.ts';
import { RegisterAccess } from './register-access.ts';

it('RegisterAccess names a register that the specification does not describe', () => {
  const registers = new RegisterAccess(model, new Bench(model).controller);
  expect(() => registers.read('CMBSZ')).toThrow('Unexpected register CMBSZ, expected one that the specification');
});
