import { expect, it } from 'vitest';
import { fromCodecValues, toCodecValues } from './codec-json.ts';

it('writes great numbers as 0x text and reads them back', () => {
  const record = { A: 1, B: 2n ** 63n, C: '0a0b', D: [{ E: 2n ** 60n }] };
  const json = { A: 1, B: '0x8000000000000000', C: '0a0b', D: [{ E: '0x1000000000000000' }] };
  expect(toCodecValues(record)).toEqual(json);
  expect(fromCodecValues(json)).toEqual(record);
});

it('writes a small bigint as a number', () => {
  expect(toCodecValues({ A: 7n })).toEqual({ A: 7 });
});
