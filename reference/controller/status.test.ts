import { expect, it } from 'vitest';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import { StatusCodes } from './status.ts';

it('StatusCodes split a status into type and code', () => {
  const codes = new StatusCodes([
    { name: 'A', value: 0x138, assigned: true, description: '', section: 'test.md', table: 't', at: NOWHERE },
  ]);
  expect(codes.fields('A')).toEqual({ SCT: 1, SC: 0x38 });
  expect(() => codes.fields('B')).toThrow('Unexpected status "B"');
});
