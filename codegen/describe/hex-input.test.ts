import { expect, it } from 'vitest';
import { parseHexInput } from './hex-input.ts';

it('takes hexadecimal as people paste it', () => {
  for (const text of ['0aff', '0x0AFF', ' 0a ff\n', '0a:ff', '0x0a_ff'])
    expect([...parseHexInput(text)]).toEqual([0x0a, 0xff]);
});

it.each([
  ['0a zz', 'Unexpected character "z" at position 4, expected hexadecimal digits'],
  ['0xé0', 'Unexpected character "é" at position 3'],
  ['123', 'Unexpected 3 hexadecimal digits, expected an even number'],
  ['0x', 'Unexpected empty text'],
])('refuses %s', (text, message) => expect(() => parseHexInput(text)).toThrow(message));
