import { expect, test } from 'vitest';
import { pageParts } from './page-parts.ts';

test('an access is split where pages end', () => {
  expect(pageParts(0x1ffe, Uint8Array.of(1, 2, 3))).toEqual([
    { page: 0x1000, offset: 0xffe, part: Uint8Array.of(1, 2) },
    { page: 0x2000, offset: 0, part: Uint8Array.of(3) },
  ]);
  expect(pageParts(0x2000, new Uint8Array(0))).toEqual([]);
});
