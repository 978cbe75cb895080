import { expect, it } from 'vitest';
import { isLasting } from './lasting.ts';

const entry = (opcode: number): Uint8Array => Uint8Array.of(opcode, ...new Uint8Array(63));

it('tells a feature that was set from a queue that was created, and a write from both', () => {
  expect(isLasting(entry(0x09), 'admin')).toBe(true);
  expect(isLasting(entry(0x01), 'admin')).toBe(false);
  expect(isLasting(entry(0x01), 'other')).toBe(true);
  expect(isLasting(entry(0x02), 'other')).toBe(false);
});

it('takes only what has the size of an entry for one', () => {
  expect(isLasting(new Uint8Array(4096).fill(0x09), 'admin')).toBe(false);
});
